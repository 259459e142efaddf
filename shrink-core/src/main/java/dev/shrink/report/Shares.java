package dev.shrink.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

import dev.shrink.model.Deployment;
import dev.shrink.model.EntryPath;
import dev.shrink.plan.Row;

/** How well each outermost entry was packed for upload: what is inside a nested archive takes part of it in proportion. */
final class Shares {

    private final Map<EntryPath, Double> packedPerByte;

    private Shares(Map<EntryPath, Double> packedPerByte) {
        this.packedPerByte = packedPerByte;
    }

    static Shares of(Deployment deployment) {
        Map<EntryPath, Double> packed = new HashMap<>();
        deployment.artifacts().stream().filter(a -> a.packedSize() > 0).flatMap(a -> a.root().entries().stream()).filter(e -> e.size() > 0)
            .forEach(e -> packed.put(e.path(), (double) e.packedSize() / e.size()));
        return new Shares(packed);
    }

    /** Bytes that rows take in the package as it is uploaded. */
    long zipped(List<Row> rows, ToLongFunction<Row> unzipped) {
        return Math.round(rows.stream().mapToDouble(row -> unzipped.applyAsLong(row) * packedPerByte.getOrDefault(outermost(row.path()), 0.0)).sum());
    }

    private static EntryPath outermost(EntryPath path) {
        return path.depth() == 0 ? path : EntryPath.of(path.artifact(), path.archives().get(0));
    }
}

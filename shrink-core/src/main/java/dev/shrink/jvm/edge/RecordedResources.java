package dev.shrink.jvm.edge;

import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Reach;
import java.util.List;

/** Resources that a recorded run read. Lists of services and manifests are left out: what uses them decides which of them stay. */
final class RecordedResources implements EdgeSource {
    private final List<String> read;

    RecordedResources(List<String> read) {
        this.read = read.stream().filter(name -> !name.startsWith("META-INF/services/") && !name.equals("META-INF/MANIFEST.MF")).toList();
    }

    @Override
    public void start(Reach reach) {
        read.forEach(name -> reach.rootResource(name, "read in a recorded run"));
    }
}

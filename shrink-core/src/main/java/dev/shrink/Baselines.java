package dev.shrink;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.shrink.config.SettingTable;
import dev.shrink.model.ShrinkException.BadRequest;
import dev.shrink.report.Baseline;
import dev.shrink.report.BaselineFile;
import dev.shrink.report.format.ReportReader;

/** Finds what to compare with. */
final class Baselines {

    private final Shrinker shrinker;

    Baselines(Shrinker shrinker) {
        this.shrinker = shrinker;
    }

    /** The request with the baseline that its settings name, unless it has one already. */
    Request resolve(Request request) {
        if (request.baseline().known()) {
            return request;
        }
        return request.settings().get(SettingTable.BASELINE).map(name -> request.withBaseline(read(request, name))).orElse(request);
    }

    private Baseline read(Request request, String name) {
        Path path = Path.of(name);
        if (!Files.exists(path)) {
            boolean coordinates = name.matches("[^/\\\\:]+:[^/\\\\:]+(:[^/\\\\:]+){1,3}");
            throw new BadRequest("baseline.missing", request.settings().origin(SettingTable.BASELINE), "there is no baseline " + name, coordinates
                ? "Maven coordinates are resolved by the Maven plugin; here, name a file" : "Write a baseline file with 'shrink baseline update'");
        }
        if (ReportReader.isReport(path)) {
            return Baseline.of(ReportReader.read(path), name);
        }
        return name.endsWith(".json") ? BaselineFile.read(path) : measured(request, path, name);
    }

    /** An earlier artifact, with the layers of now; a folder that has all the request's files under their names is taken as their earlier versions. */
    private Baseline measured(Request request, Path path, String name) {
        boolean each = Files.isDirectory(path) && request.functions().stream().allMatch(f -> Files.exists(twin(path, f)));
        List<Request.Input> functions = each ? request.functions().stream().map(f -> new Request.Input(f.name(), twin(path, f))).toList()
            : List.of(new Request.Input(request.functions().size() == 1 ? request.functions().get(0).name() : path.getFileName().toString(), path));
        List<Request.Input> layers = request.layers().stream().map(l -> each && Files.exists(twin(path, l)) ? new Request.Input(l.name(), twin(path, l)) : l).toList();
        Baseline nothing = new Baseline(name, Map.of(), Map.of(), Map.of(), Map.of());
        Request then = new Request(functions, layers, request.settings(), request.policy(), nothing, request.provenance());
        return Baseline.of(shrinker.check(then), name);
    }

    private static Path twin(Path folder, Request.Input input) {
        return folder.resolve(input.path().toAbsolutePath().normalize().getFileName());
    }
}

package dev.shrink;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.shrink.config.Policy;
import dev.shrink.config.Settings;
import dev.shrink.model.Provenance;
import dev.shrink.report.Baseline;

/**
 * What a verb is to work on.
 *
 * @param functions  the functions, at least one
 * @param layers     layers that every function uses
 * @param settings   how
 * @param policy     what is demanded of the sizes
 * @param baseline   what the gate compares with
 * @param provenance what a build knows about the origin of entries
 */
public record Request(List<Input> functions, List<Input> layers, Settings settings, Policy policy, Baseline baseline, Provenance provenance) {

    /**
     * @param name how reports call it
     * @param path a zip, jar or folder, or what describes one: requirements, a lock file, wheels
     */
    public record Input(String name, Path path) { }

    public Request {
        functions = List.copyOf(functions);
        layers = List.copyOf(layers);
    }

    /** Artifacts under the names of their files, made unique by a number where two are the same. */
    public static Request of(List<Path> functions, List<Path> layers, Settings settings) {
        Set<String> taken = new HashSet<>();
        return new Request(named(functions, taken), named(layers, taken), settings, Policy.NONE, Baseline.NONE, Provenance.UNKNOWN);
    }

    private static List<Input> named(List<Path> paths, Set<String> taken) {
        List<Input> inputs = new ArrayList<>();
        for (Path path : paths) {
            String file = path.toAbsolutePath().normalize().getFileName().toString();
            String base = file.replaceFirst("\\.(zip|jar|whl|war|txt|lock|toml)$", "");
            String name = base;
            for (int i = 2; !taken.add(name); i++) {
                name = base + "-" + i;
            }
            inputs.add(new Input(name, path));
        }
        return inputs;
    }

    /** The same request with something to compare with. */
    public Request withBaseline(Baseline other) {
        return new Request(functions, layers, settings, policy, other, provenance);
    }

    /** The same request with other demands. */
    public Request withPolicy(Policy other) {
        return new Request(functions, layers, settings, other, baseline, provenance);
    }

    /** The same request with what a build knows. */
    public Request withProvenance(Provenance other) {
        return new Request(functions, layers, settings, policy, baseline, other);
    }
}

package dev.shrink;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.shrink.config.Policy;
import dev.shrink.config.SettingTable;
import dev.shrink.config.Settings;
import dev.shrink.config.VerifySettings;
import dev.shrink.model.Provenance;
import dev.shrink.model.ShrinkException.BadRequest;
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
 * @param replays    functions that have events of their own
 */
public record Request(List<Input> functions, List<Input> layers, Settings settings, Policy policy, Baseline baseline, Provenance provenance, List<Replay> replays) {

    /**
     * @param name how reports call it
     * @param path a zip, jar or folder, or what describes one: requirements, a lock file, wheels
     */
    public record Input(String name, Path path) { }

    /**
     * A function that is run with events.
     *
     * @param function its name
     * @param settings with its handler and its events
     */
    public record Replay(String function, Settings settings) { }

    public Request {
        functions = List.copyOf(functions);
        layers = List.copyOf(layers);
        replays = List.copyOf(replays);
    }

    /** Without events of single functions. */
    public Request(List<Input> functions, List<Input> layers, Settings settings, Policy policy, Baseline baseline, Provenance provenance) {
        this(functions, layers, settings, policy, baseline, provenance, List.of());
    }

    /** Artifacts under the names of their files, made unique by a number where two are the same. */
    public static Request of(List<Path> functions, List<Path> layers, Settings settings) {
        Set<String> taken = new HashSet<>();
        return new Request(named(functions, taken), named(layers, taken), settings, Policy.NONE, Baseline.NONE, Provenance.UNKNOWN);
    }

    private static List<Input> named(List<Path> paths, Set<String> taken) {
        List<Input> inputs = new ArrayList<>();
        for (Path path : paths) {
            String base = nameOf(path);
            String name = base;
            for (int i = 2; !taken.add(name); i++) {
                name = base + "-" + i;
            }
            inputs.add(new Input(name, path));
        }
        return inputs;
    }

    /** How an artifact is called whose name nobody gave: as its file, without the ending. */
    public static String nameOf(Path path) {
        return path.toAbsolutePath().normalize().getFileName().toString().replaceFirst("\\.(zip|jar|whl|war|txt|lock|toml)$", "");
    }

    /** The same request with something to compare with. */
    public Request withBaseline(Baseline other) {
        return new Request(functions, layers, settings, policy, other, provenance, replays);
    }

    /** The same request with other demands. */
    public Request withPolicy(Policy other) {
        return new Request(functions, layers, settings, other, baseline, provenance, replays);
    }

    /** The same request with what a build knows. */
    public Request withProvenance(Provenance other) {
        return new Request(functions, layers, settings, policy, baseline, other, replays);
    }

    /**
     * The same request with what is set for single functions: their handlers are roots like any other, and those that have events are run with them.
     *
     * @param own by the function's name; other names do not matter
     */
    public Request withFunctions(Map<String, Settings> own) {
        Set<String> roots = new LinkedHashSet<>(settings.get(SettingTable.HANDLER));
        String origin = settings.origin(SettingTable.HANDLER);
        List<Replay> replayed = new ArrayList<>();
        for (Input function : functions) {
            Settings its = own.getOrDefault(function.name(), Settings.defaults());
            if (its.isSet(SettingTable.HANDLER)) {
                roots.addAll(its.get(SettingTable.HANDLER));
                origin = its.origin(SettingTable.HANDLER);
            }
            if (its.isSet(VerifySettings.EVENT)) {
                replayed.add(new Replay(function.name(), withAllVariables(settings.overriddenBy(its), its)));
            }
        }
        Settings all = roots.isEmpty() ? settings : settings.with(SettingTable.HANDLER, roots, origin);
        return new Request(functions, layers, all, policy, baseline, provenance, replayed);
    }

    /** Variables of all functions hold for each; its own win, as they come last. */
    private Settings withAllVariables(Settings merged, Settings its) {
        Set<String> variables = new LinkedHashSet<>(settings.get(VerifySettings.ENV));
        variables.addAll(its.get(VerifySettings.ENV));
        return merged.with(VerifySettings.ENV, variables, merged.origin(VerifySettings.ENV));
    }

    /**
     * What is run with events: the functions that have their own, or else the one function with those of the settings.
     *
     * @throws BadRequest if it is not said which of several functions the events are for
     */
    public List<Replay> running() {
        if (!replays.isEmpty() || settings.get(VerifySettings.EVENT).isEmpty()) {
            return replays;
        }
        if (functions.size() != 1) {
            throw new BadRequest("verify.functions", settings.origin(VerifySettings.EVENT), "it is not said which of the " + functions.size() + " functions the events are for",
                "Give each function its handler and events: under 'functions' in shrink.yaml, or in a <function> of the POM");
        }
        return List.of(new Replay(functions.get(0).name(), settings));
    }

    /** The settings with which a function is run. */
    Settings settingsOf(String function) {
        return replays.stream().filter(replay -> replay.function().equals(function)).findFirst().map(Replay::settings).orElse(settings);
    }
}

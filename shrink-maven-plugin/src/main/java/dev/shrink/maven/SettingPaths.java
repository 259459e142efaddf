package dev.shrink.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import dev.shrink.config.SettingTable;
import dev.shrink.config.Settings;
import dev.shrink.config.VerifySettings;

/**
 * Makes paths in settings those of the project, since Maven may be started anywhere, and finds baselines that are named by coordinates.
 *
 * @param base       the project's folder
 * @param resolution fetches artifacts
 */
record SettingPaths(Path base, Resolution resolution) {

    private static final String COORDINATES = "[^/\\\\:]+:[^/\\\\:]+(:[^/\\\\:]+){1,3}";

    Settings locate(Settings settings) {
        Settings located = settings;
        Optional<String> baseline = settings.get(SettingTable.BASELINE);
        if (baseline.isPresent()) {
            located = located.with(SettingTable.BASELINE, baseline.map(this::baseline), settings.origin(SettingTable.BASELINE));
        }
        if (settings.isSet(SettingTable.TRACE)) {
            Set<String> traces = new LinkedHashSet<>();
            settings.get(SettingTable.TRACE).forEach(trace -> traces.add(inProject(trace)));
            located = located.with(SettingTable.TRACE, traces, settings.origin(SettingTable.TRACE));
        }
        if (settings.isSet(VerifySettings.EVENT)) {
            Set<String> events = new LinkedHashSet<>();
            settings.get(VerifySettings.EVENT).forEach(event -> events.add(Files.exists(Path.of(inProject(event))) ? inProject(event) : event)); // else a request
            located = located.with(VerifySettings.EVENT, events, settings.origin(VerifySettings.EVENT));
        }
        if (settings.get(VerifySettings.BACKENDS).isPresent()) {
            located = located.with(VerifySettings.BACKENDS, settings.get(VerifySettings.BACKENDS).map(command -> "cd '" + base.toAbsolutePath() + "' && " + command), settings.origin(VerifySettings.BACKENDS));
        }
        return located;
    }

    private String baseline(String name) {
        boolean file = Files.exists(Path.of(inProject(name)));
        return file || !name.matches(COORDINATES) ? inProject(name) : resolution.file(name).toString();
    }

    private String inProject(String path) {
        return base.resolve(path).toString();
    }
}

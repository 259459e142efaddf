package dev.shrink.maven;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.shrink.config.SettingTable;
import dev.shrink.config.Settings;
import dev.shrink.config.VerifySettings;

/** A {@code <function>} whose code is another module or artifact. Maven sets the fields. */
public final class Function {

    /** How the function is called; its zip is {@code <name>.zip}. By default the artifact's own name. */
    private String name = "";

    /** {@code group:artifact} of a module of this build, or {@code group:artifact:version} of an artifact of a repository. */
    private String artifact = "";

    /** Its handler, for its events. */
    private String handler = "";

    /** What verify and trace run it with: files or requests, as in the setting event. */
    private List<String> events = List.of();

    /** More environment variables for that. */
    private List<String> env = List.of();

    Optional<String> name() {
        return Optional.of(name).filter(n -> !n.isBlank());
    }

    String artifact() {
        return artifact.strip();
    }

    /** The name of its zip, without the ending. */
    String file() {
        String[] parts = artifact().split(":");
        return name().orElse(parts[Math.min(1, parts.length - 1)]);
    }

    /** What the POM sets for it alone. */
    Settings own() {
        String origin = "<function> " + file() + " in pom.xml";
        Settings own = Settings.defaults();
        if (!handler.isBlank()) {
            own = own.with(SettingTable.HANDLER, Set.of(handler.strip()), origin);
        }
        if (!events.isEmpty()) {
            own = own.with(VerifySettings.EVENT, new LinkedHashSet<>(events), origin);
        }
        return env.isEmpty() ? own : own.with(VerifySettings.ENV, new LinkedHashSet<>(env), origin);
    }
}

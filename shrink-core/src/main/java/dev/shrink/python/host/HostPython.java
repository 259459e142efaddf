package dev.shrink.python.host;

import dev.shrink.config.Settings;
import dev.shrink.config.VerifySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Python 3 interpreter of this machine.
 *
 * @param command how to call it
 * @param minor the {@code y} of Python {@code 3.y}
 * @param version such as {@code 3.12.1}
 */
public record HostPython(String command, int minor, String version) {
    private static final Pattern ANSWER = Pattern.compile("(?s).*<3\\.(\\d+)\\.(\\S+) cpython>\\s*");
    private static final String QUESTION = "import sys; print('<%d.%d.%d %s>' % (sys.version_info[:3] + (sys.implementation.name,)))";

    /**
     * The interpreters that may be used for a target, best first: the one that the settings name; the one of the target's version; any other.
     *
     * @param minor the {@code y} of the target's Python {@code 3.y}, if it is known
     */
    public static List<HostPython> candidates(Settings settings, OptionalInt minor) {
        List<HostPython> found = new ArrayList<>();
        commands(settings, minor).forEach(name -> probe(name).filter(p -> found.stream().noneMatch(f -> f.version().equals(p.version()))).ifPresent(found::add));
        return List.copyOf(found);
    }

    private static Set<String> commands(Settings settings, OptionalInt minor) {
        Set<String> names = new LinkedHashSet<>();
        settings.get(VerifySettings.PYTHON).ifPresent(names::add);
        minor.ifPresent(y -> names.add("python3." + y));
        minor.ifPresent(y -> pyenv(y).forEach(names::add));
        names.addAll(List.of("python3", "python"));
        return names;
    }

    /** An interpreter of exactly that version of Python 3; asks no more programs than it has to. */
    public static Optional<HostPython> ofMinor(Settings settings, int minor) {
        return commands(settings, OptionalInt.of(minor)).stream().flatMap(name -> probe(name).stream()).filter(python -> python.minor() == minor).findFirst();
    }

    /** Asks a program whether it is CPython 3; empty if there is none, or it is something else. */
    public static Optional<HostPython> probe(String command) {
        try {
            Finished finished = Finished.run(List.of(command, "-I", "-c", QUESTION), Path.of("").toAbsolutePath(), Map.of());
            Matcher answer = ANSWER.matcher(finished.output());
            return finished.succeeded() && answer.matches()
                    ? Optional.of(new HostPython(command, Integer.parseInt(answer.group(1)), "3." + answer.group(1) + "." + answer.group(2))) : Optional.empty();
        } catch (IOException noSuchProgram) {
            return Optional.empty();
        }
    }

    /** pyenv has every version side by side, and only the active one on the PATH. */
    private static List<String> pyenv(int minor) {
        String given = System.getenv().getOrDefault("PYENV_ROOT", System.getProperty("user.home") + "/.pyenv");
        Path versions = Path.of(given, "versions");
        if (!Files.isDirectory(versions)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(versions)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith("3." + minor + ".")).map(folder -> folder.resolve("bin/python3"))
                    .filter(Files::isExecutable).map(Path::toString).sorted().toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}

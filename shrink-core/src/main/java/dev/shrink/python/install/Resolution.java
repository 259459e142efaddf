package dev.shrink.python.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shrink.archive.Workspace;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.ShrinkException.BadArtifact;
import dev.shrink.python.dist.CoreMetadata;
import dev.shrink.python.dist.PackageName;
import dev.shrink.python.dist.Requirement;
import dev.shrink.python.dist.VersionSpecifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Lets pip resolve one file. */
final class Resolution {
    private static final int ROUNDS = 6;

    private final Path file;
    private final Target target;
    private final Pip pip;
    private final Workspace workspace;
    private final Consumer<Diagnostic> diagnostics;

    Resolution(Path file, Target target, Pip pip, Workspace workspace, Consumer<Diagnostic> diagnostics) {
        this.file = file.toAbsolutePath();
        this.target = target;
        this.pip = pip;
        this.workspace = workspace;
        this.diagnostics = diagnostics;
    }

    /** What a lock file pins: nothing is left to pip to decide, and where all is hashed, pip checks it. */
    List<WheelName> locked(List<Pin> pins) throws IOException {
        boolean hashed = pins.stream().noneMatch(pin -> pin.hashes().isEmpty());
        Path list = workspace.newFile();
        Files.writeString(list, pins.stream().map(pin -> pin.line(hashed)).collect(Collectors.joining("\n")), UTF_8);
        return download(List.of("--no-deps", "--requirement", list.toString()));
    }

    /**
     * What requirements ask for. pip evaluates markers for the Python that it runs in; where that is not the target's, what the target
     * needs beside that is asked for in further rounds.
     */
    List<WheelName> required() throws IOException {
        if (!pip.isOfTarget()) {
            diagnostics.accept(Diagnostic.note("python.markers", file, "pip runs in " + pip.version() + ", not in the runtime's Python, and evaluates markers in the file for that one"));
        }
        List<String> what = new ArrayList<>(List.of("--requirement", file.toString()));
        List<WheelName> wheels = download(what);
        for (int round = 1; round < ROUNDS; round++) {
            Set<String> missing = missing(wheels);
            if (missing.isEmpty()) {
                return wheels;
            }
            what.addAll(missing);
            wheels = download(what);
        }
        throw new BadArtifact("python.pip-failed", file, "requirements stay open: " + String.join(", ", missing(wheels)), "Add them to the file");
    }

    private List<WheelName> download(List<String> what) throws IOException {
        List<Path> files = pip.download(file, what, Files.createDirectory(workspace.newFile()));
        files.stream().filter(one -> !one.getFileName().toString().endsWith(WheelName.ENDING)).findFirst().ifPresent(source -> {
            throw new BadArtifact("python.no-wheel", file, source.getFileName() + " is no wheel, and shrink builds nothing",
                    "Build it with pip wheel, or give its folder as a function's code");
        });
        return new WheelChoice(target).among(files);
    }

    /** Requirements that hold on the target and that no wheel fulfils. */
    private Set<String> missing(List<WheelName> wheels) throws IOException {
        Set<String> there = wheels.stream().map(WheelName::name).collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        for (WheelName wheel : wheels) {
            for (Requirement requirement : metadata(wheel).requires()) {
                if (requirement.appliesTo(target.markers()) && requirement.url().isEmpty() && !there.contains(PackageName.normalize(requirement.name()))) {
                    missing.add(requirement.name() + requirement.specifiers().stream().map(Resolution::text).collect(Collectors.joining(",")));
                }
            }
        }
        return missing;
    }

    private static String text(VersionSpecifier specifier) {
        return specifier.operator() + specifier.version();
    }

    private static CoreMetadata metadata(WheelName wheel) throws IOException {
        try (ZipFile zip = new ZipFile(wheel.file().toFile())) {
            ZipEntry entry = zip.stream().filter(e -> e.getName().matches("[^/]+\\.dist-info/METADATA")).findFirst()
                    .orElseThrow(() -> new BadArtifact("python.not-a-wheel", wheel.file(), "it has no METADATA", "Download it again"));
            return CoreMetadata.parse(zip.getInputStream(entry).readAllBytes());
        }
    }
}

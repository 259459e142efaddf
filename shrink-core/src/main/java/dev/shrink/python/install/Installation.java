package dev.shrink.python.install;

import dev.shrink.analysis.ArtifactSource;
import dev.shrink.archive.Workspace;
import dev.shrink.config.SettingTable;
import dev.shrink.config.Settings;
import dev.shrink.model.Artifact;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.ShrinkException.BadArtifact;
import dev.shrink.model.ShrinkException.BadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Makes a site-packages tree of requirements, of a lock file, of a wheel, or of a folder of wheels. */
public final class Installation implements ArtifactSource {
    /** Where Lambda's Python looks for the packages of a layer. */
    private static final String LAYER_FOLDER = "python";

    @Override
    public boolean describes(Path given) {
        String name = given.toAbsolutePath().normalize().getFileName().toString();
        return Files.isDirectory(given) ? holdsOnlyWheels(given) : name.endsWith(WheelName.ENDING) || name.endsWith(".txt") || LockFile.isOne(name);
    }

    private static boolean holdsOnlyWheels(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            List<Path> visible = children.filter(child -> !child.getFileName().toString().startsWith(".")).toList();
            return !visible.isEmpty() && visible.stream().allMatch(child -> child.getFileName().toString().endsWith(WheelName.ENDING) && Files.isRegularFile(child));
        } catch (IOException unreadable) {
            return false; // whoever reads it as an artifact says what is wrong
        }
    }

    @Override
    public void assemble(Path given, Artifact.Role role, Path target, Settings settings, Consumer<Diagnostic> diagnostics) {
        if (!Files.exists(given)) {
            throw new BadArtifact("artifact.missing", given, "there is no such file or folder", "Check the path");
        }
        Target wanted = Target.of(settings);
        try (Workspace workspace = Workspace.create()) {
            Path site = Files.createDirectories(role == Artifact.Role.LAYER ? target.resolve(LAYER_FOLDER) : target);
            WheelUnpacker unpacker = new WheelUnpacker(site, workspace, diagnostics);
            wheels(given, wanted, settings, workspace, diagnostics).forEach(unpacker::unpack);
        } catch (IOException e) {
            throw new BadArtifact("artifact.unreadable", given, "it cannot be unpacked: " + e.getMessage(), "Make room in the temporary folder", e);
        }
    }

    private static List<WheelName> wheels(Path given, Target wanted, Settings settings, Workspace workspace, Consumer<Diagnostic> diagnostics) throws IOException {
        String name = given.toAbsolutePath().normalize().getFileName().toString();
        if (Files.isDirectory(given)) {
            try (Stream<Path> files = Files.list(given)) {
                return new WheelChoice(wanted).among(files.filter(file -> file.getFileName().toString().endsWith(WheelName.ENDING)).sorted().toList());
            }
        }
        if (name.endsWith(WheelName.ENDING)) {
            return new WheelChoice(wanted).among(List.of(given));
        }
        if (wanted.minor().isEmpty()) {
            throw new BadRequest("python.runtime-needed", settings.origin(SettingTable.RUNTIME), "requirements are resolved for one Python, and the runtime is "
                    + settings.get(SettingTable.RUNTIME), "Say which, with --runtime python3.13");
        }
        Resolution resolution = new Resolution(given, wanted, Pip.find(wanted, settings), workspace, diagnostics);
        return LockFile.isOne(name) ? resolution.locked(LockFile.read(given, wanted.markers(), diagnostics)) : resolution.required();
    }
}

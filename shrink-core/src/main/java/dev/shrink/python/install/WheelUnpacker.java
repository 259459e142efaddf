package dev.shrink.python.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shrink.archive.ArchiveLimits;
import dev.shrink.archive.ArtifactReader;
import dev.shrink.archive.Workspace;
import dev.shrink.model.Artifact;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryKind;
import dev.shrink.model.ShrinkException.BadArtifact;
import dev.shrink.python.dist.RecordFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Unpacks wheels into one folder as {@code pip install --target} does, by the binary distribution format specification: the folders of
 * {@code *.data} go to their places, scripts get an interpreter line for the target, every file is held against RECORD.
 */
final class WheelUnpacker {
    private static final byte[] PLACEHOLDER = "#!python".getBytes(UTF_8);
    private static final String INTERPRETER = "#!/usr/bin/env python3";

    private final Path target;
    private final Workspace workspace;
    private final Consumer<Diagnostic> diagnostics;
    private final Map<String, String> written = new ConcurrentHashMap<>();

    WheelUnpacker(Path target, Workspace workspace, Consumer<Diagnostic> diagnostics) {
        this.target = target;
        this.workspace = workspace;
        this.diagnostics = diagnostics;
    }

    /** @throws BadArtifact if it is no wheel, or its files are not what RECORD says */
    void unpack(WheelName wheel) {
        String name = wheel.file().getFileName().toString();
        ArtifactReader reader = new ArtifactReader(workspace, ArchiveLimits.DEFAULT.withMaxDepth(0), found -> {
            if (!found.code().equals("archive.too-deep")) {
                diagnostics.accept(found);
            }
        });
        Artifact artifact = reader.open(wheel.file(), name, Artifact.Role.FUNCTION);
        List<Entry> files = artifact.root().entries().stream().filter(entry -> entry.kind() != EntryKind.DIRECTORY).toList();
        String metadata = files.stream().map(entry -> entry.path().name()).filter(path -> path.endsWith(".dist-info/WHEEL") && path.indexOf('/') == path.lastIndexOf('/'))
                .map(path -> path.substring(0, path.indexOf('/') + 1)).findFirst().orElseThrow(() -> new BadArtifact("python.not-a-wheel", wheel.file(),
                        "it has no .dist-info/WHEEL", "Build it with pip wheel, or download it again"));
        WheelPlaces places = new WheelPlaces(metadata.substring(0, metadata.length() - ".dist-info/".length()), wheel.name());
        WheelRecord record = record(wheel, files, metadata + "RECORD");
        files.parallelStream().filter(entry -> !entry.path().name().equals(metadata + "RECORD")).forEach(entry -> place(wheel, entry, places, record));
        record.missing(files).ifPresent(path -> {
            throw new BadArtifact("python.wheel-incomplete", wheel.file(), "RECORD lists " + path + ", which is not in the wheel", "Download or build it again");
        });
        if (record.isThere()) {
            write(target.resolve(metadata + "RECORD"), record.installed(places).getBytes(UTF_8));
        }
    }

    private WheelRecord record(WheelName wheel, List<Entry> files, String path) {
        try {
            for (Entry entry : files) {
                if (entry.path().name().equals(path)) {
                    return WheelRecord.of(RecordFile.parse(entry.content().bytes()), path);
                }
            }
        } catch (IOException e) {
            throw unreadable(wheel, e);
        }
        diagnostics.accept(Diagnostic.warning("python.no-record", wheel.file(), "the wheel has no RECORD: that its files are whole cannot be checked",
                "Download or build it again"));
        return WheelRecord.NONE;
    }

    private static BadArtifact unreadable(WheelName wheel, IOException e) {
        return new BadArtifact("artifact.unreadable", wheel.file(), "it cannot be unpacked: " + e.getMessage(), "Download it again", e);
    }

    private void place(WheelName wheel, Entry entry, WheelPlaces places, WheelRecord record) {
        String path = entry.path().name();
        if (entry.kind() == EntryKind.SYMLINK) {
            throw new BadArtifact("python.wheel-link", wheel.file(), path + " is a symbolic link, which wheels cannot have", "Build the wheel again");
        }
        try {
            String place = places.of(path);
            checkCase(wheel, place);
            Path file = target.resolve(place).normalize();
            if (!file.startsWith(target.normalize())) {
                throw new BadArtifact("archive.unsafe-name", wheel.file(), path + " would be written outside of the target", "Do not trust the wheel");
            }
            Files.createDirectories(file.getParent());
            Path beside = workspace.newFile();
            try (InputStream in = entry.content().open()) {
                record.copy(path, in, beside).ifPresent(difference -> {
                    throw new BadArtifact("python.wheel-hash", wheel.file(), path + " is not what RECORD says: " + difference, "Do not trust the wheel; download it again");
                });
            }
            if (places.isScript(path)) {
                interpret(beside);
            }
            move(wheel, place, beside, file);
        } catch (IOException e) {
            throw unreadable(wheel, e);
        }
    }

    /** A file system that does not tell the case of letters would lose one of two files. */
    private void checkCase(WheelName wheel, String place) throws IOException {
        String other = written.putIfAbsent(place.toLowerCase(java.util.Locale.ROOT), place);
        if (other != null && !other.equals(place) && Files.exists(target.resolve(place)) && Files.isSameFile(target.resolve(place), target.resolve(other))) {
            throw new BadArtifact("python.case-collision", wheel.file(), place + " and " + other + " are one file on this file system", "Package on one that tells the case of letters");
        }
    }

    private void move(WheelName wheel, String place, Path from, Path to) throws IOException {
        synchronized (this) {
            if (Files.exists(to) && Files.mismatch(from, to) >= 0) {
                diagnostics.accept(Diagnostic.warning("python.wheel-conflict", place, "another wheel has a different file of this name; that of "
                        + wheel.file().getFileName() + " is taken, as pip does", "Require only one of the distributions"));
            }
            Files.move(from, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void interpret(Path script) throws IOException {
        byte[] bytes = Files.readAllBytes(script);
        if (bytes.length > PLACEHOLDER.length && java.util.Arrays.equals(bytes, 0, PLACEHOLDER.length, PLACEHOLDER, 0, PLACEHOLDER.length)) {
            String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
            int end = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
            Files.write(script, (INTERPRETER + text.substring(end)).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        }
        script.toFile().setExecutable(true, false);
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new BadArtifact("artifact.write", file, "it could not be written: " + e.getMessage(), "Make room for it", e);
        }
    }
}

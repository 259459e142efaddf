package dev.shrink.archive;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import dev.shrink.model.Artifact;
import dev.shrink.model.Container;
import dev.shrink.model.ShrinkException.BadArtifact;
import dev.shrink.model.ShrinkException.BadRequest;

/** Writes artifacts reproducibly: beside the target first, then moved into place, so that a target is whole or not there. */
public final class ArtifactWriter implements AutoCloseable {

    private final Workspace workspace;
    private final ZipWriter zips;
    private final ExecutorService workers;

    /** @param recompress whether unchanged entries are packed anew where that makes them smaller */
    public ArtifactWriter(Workspace workspace, boolean recompress) {
        int processors = Runtime.getRuntime().availableProcessors();
        this.workspace = workspace;
        this.workers = Executors.newFixedThreadPool(processors, work -> {
            Thread thread = new Thread(work, "shrink-packer");
            thread.setDaemon(true);
            return thread;
        });
        this.zips = new ZipWriter(workspace, recompress, workers, 8 * processors);
    }

    /**
     * Writes an artifact in its own form, zip or folder.
     *
     * @param target a file that is replaced if it exists, or a folder that must be empty or missing
     * @throws BadRequest  if the target is the source, holds it, or is a folder in use
     * @throws BadArtifact if bytes of the source cannot be read; nothing is left at the target then
     */
    public void write(Artifact artifact, Path target) {
        Path place = target.toAbsolutePath().normalize();
        checkTarget(artifact, place);
        Path beside = place.resolveSibling("." + place.getFileName() + ".part-" + ProcessHandle.current().pid());
        try {
            Files.createDirectories(place.getParent());
            try {
                if (artifact.root().form() == Container.Form.FOLDER) {
                    new FolderWriter(workspace, zips).write(artifact.root(), beside);
                    Files.deleteIfExists(place);
                } else {
                    zips.write(artifact.root(), beside);
                }
                moveInto(place, beside);
            } finally {
                Workspace.deleteTree(beside);
            }
        } catch (IOException e) {
            throw new BadArtifact("artifact.write", target, "it could not be written: " + e.getMessage(), "Nothing was left there", e);
        }
    }

    private static void checkTarget(Artifact artifact, Path target) {
        try {
            Path source = artifact.source().toRealPath();
            if (target.startsWith(source) && !target.equals(source)) {
                throw new BadRequest("output.in-input", target, "the output would be written into its own input " + artifact.source(), "Choose another output");
            }
            if (Files.exists(target)) {
                Path real = target.toRealPath();
                if (source.startsWith(real)) {
                    throw new BadRequest("output.is-input", target, "the output would replace its own input " + artifact.source(), "Choose another output");
                }
                if (artifact.root().form() == Container.Form.FOLDER) {
                    try (Stream<Path> children = Files.isDirectory(real) ? Files.list(real) : Stream.of(real)) {
                        if (children.findAny().isPresent()) {
                            throw new BadRequest("output.in-use", target, "the output folder is not empty", "Choose another one, or empty it first");
                        }
                    }
                } else if (Files.isDirectory(real)) {
                    throw new BadRequest("output.in-use", target, "the output is a folder where a file is to be written", "Name a file");
                }
            }
        } catch (IOException e) {
            throw new BadArtifact("artifact.write", target, "it cannot be looked at: " + e.getMessage(), "Check its permissions", e);
        }
    }

    private static void moveInto(Path place, Path beside) throws IOException {
        try {
            Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(beside, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}

package dev.shrink.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

import dev.shrink.model.Container;
import dev.shrink.model.Content;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryKind;
import dev.shrink.model.ShrinkException.BadArtifact;

/**
 * Writes a container as a zip: in its own order, with fixed times, and modes where Lambda unpacks it. Entries are packed side by side,
 * a few ahead of the one being written, so that memory does not grow with the archive.
 */
final class ZipWriter {

    /** A date that every zip reader in every time zone takes. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);
    private static final int FILE_MODE = 0100000;
    private static final int LINK_MODE = 0120777;
    private static final int FOLDER_MODE = 0040755;

    private final Workspace workspace;
    private final Packer packer;
    private final ExecutorService workers;
    private final int ahead;

    ZipWriter(Workspace workspace, boolean recompress, ExecutorService workers, int ahead) {
        this.workspace = workspace;
        this.packer = new Packer(workspace, recompress);
        this.workers = workers;
        this.ahead = ahead;
    }

    private record Pending(Entry entry, Future<Packed> packed) { }

    void write(Container container, Path target) throws IOException {
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(target)) {
            out.setUseZip64(Zip64Mode.AsNeeded);
            out.setEncoding("UTF-8");
            Deque<Pending> pending = new ArrayDeque<>();
            Iterator<Entry> entries = container.entries().iterator();
            while (entries.hasNext() || !pending.isEmpty()) {
                while (entries.hasNext() && pending.size() < ahead) {
                    Entry entry = entries.next();
                    Content content = contentOf(entry); // nested archives are written here, not by a worker that would wait for workers
                    boolean stored = entry.kind() != EntryKind.FILE || entry.inner().isPresent() && entry.attributes().stored();
                    pending.add(new Pending(entry, workers.submit(() -> packer.pack(content, stored))));
                }
                Pending next = pending.remove();
                put(out, next.entry(), result(next));
            }
        }
    }

    /** The entry's bytes; an opened archive's are written anew. */
    private Content contentOf(Entry entry) throws IOException {
        if (entry.inner().isEmpty()) {
            return entry.content();
        }
        Path file = workspace.newFile();
        write(entry.inner().get(), file);
        return Content.of(file);
    }

    private static Packed result(Pending pending) throws IOException {
        try {
            return pending.packed().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw new BadArtifact("artifact.entry-unreadable", pending.entry().path().qualified(), "it cannot be unpacked and packed again: " + io.getMessage(),
                    "The archive may be damaged; build or download it again", io);
            }
            throw new IllegalStateException(pending.entry().path().qualified() + " could not be packed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new java.io.InterruptedIOException("interrupted while packing " + pending.entry().path().qualified()));
        }
    }

    private static void put(ZipArchiveOutputStream out, Entry entry, Packed packed) throws IOException {
        boolean folder = entry.kind() == EntryKind.DIRECTORY;
        ZipArchiveEntry header = new ZipArchiveEntry(entry.path().name() + (folder ? "/" : ""));
        header.setTimeLocal(TIME);
        if (entry.path().depth() == 0) {
            header.setUnixMode(mode(entry));
        }
        header.setMethod(packed.method());
        header.setSize(packed.size());
        header.setCompressedSize(packed.packedSize());
        header.setCrc(packed.crc());
        try (InputStream raw = packed.source().open()) {
            out.addRawArchiveEntry(header, raw);
        }
    }

    private static int mode(Entry entry) {
        return switch (entry.kind()) {
            case DIRECTORY -> FOLDER_MODE;
            case SYMLINK -> LINK_MODE;
            case FILE -> FILE_MODE | (entry.attributes().executable() ? 0755 : 0644);
        };
    }
}

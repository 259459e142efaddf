package dev.shrink.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import dev.shrink.model.Content;
import dev.shrink.model.Scratch;

/** A temporary folder that lives as long as one run, and what must be closed at its end. Thread-safe. */
public final class Workspace implements Scratch, AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final AtomicLong files = new AtomicLong();
    private final AtomicLong heapEnd = new AtomicLong();
    private final Deque<Closeable> open = new ArrayDeque<>();
    private final Codecs codecs = new Codecs();
    private final FileChannel heap;

    private Workspace(Path folder) throws IOException {
        this.folder = folder;
        this.heap = FileChannel.open(folder.resolve("heap"), StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        closeAtEnd(heap);
        closeAtEnd(codecs);
    }

    /** A new workspace in the system's temporary folder. */
    public static Workspace create() throws IOException {
        return new Workspace(Files.createTempDirectory("shrink-"));
    }

    /** Closes something when the run ends. */
    <C extends Closeable> C closeAtEnd(C closeable) {
        synchronized (open) {
            open.push(closeable);
        }
        return closeable;
    }

    /** What packs and unpacks small entries. */
    Codecs codecs() {
        return codecs;
    }

    @Override
    public Path newFile() {
        return folder.resolve("f" + files.incrementAndGet());
    }

    @Override
    public Path fileOf(Content content) throws IOException {
        Optional<Path> file = content.file();
        if (file.isPresent()) {
            return file.get();
        }
        Path copy = newFile();
        try (InputStream in = content.open(); OutputStream out = Files.newOutputStream(copy)) {
            byte[] piece = new byte[BUFFER]; // eight times what transferTo takes at once
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                out.write(piece, 0, length);
            }
        }
        return copy;
    }

    @Override
    public Content keep(byte[] bytes) throws IOException {
        long start = heapEnd.getAndAdd(bytes.length);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            heap.write(buffer, start + buffer.position());
        }
        return new Slice(heap, start, bytes.length);
    }

    @Override
    public Content keep(InputStream bytes) throws IOException {
        byte[] head = bytes.readNBytes(BUFFER);
        if (head.length < BUFFER) {
            return keep(head);
        }
        Path file = newFile();
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(head);
            bytes.transferTo(out);
        }
        return Content.of(file);
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        synchronized (open) {
            while (!open.isEmpty()) {
                try {
                    open.pop().close();
                } catch (IOException e) {
                    failure = e;
                }
            }
        }
        deleteTree(folder);
        if (failure != null) {
            throw failure;
        }
    }

    /** Deletes a folder and what is in it; links are deleted, not followed. */
    public static void deleteTree(Path folder) throws IOException {
        if (!Files.isDirectory(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(folder);
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** A range of the heap file. */
    private record Slice(FileChannel channel, long start, long size) implements Content {
        @Override
        public InputStream open() {
            return Channels.newInputStream(new RangeChannel(channel, start, start + size));
        }

        @Override
        public byte[] bytes() throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(size));
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, start + buffer.position()) < 0) {
                    throw new IOException("the scratch file ended early");
                }
            }
            return buffer.array();
        }
    }
}

package dev.shrink.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * The bytes of an entry, read on demand: a range of a file, a packed entry of an archive, or a few bytes in memory.
 * May be opened many times and from several threads.
 */
public interface Content {

    /** The number of bytes that {@link #open()} gives. */
    long size();

    /** Opens the bytes from the start; the caller closes the stream. */
    InputStream open() throws IOException;

    /** The file that holds exactly these bytes, where there is one already. */
    default Optional<Path> file() {
        return Optional.empty();
    }

    /**
     * All bytes at once, for small entries such as classes and texts.
     *
     * @throws IOException if they cannot be read or are more than an array holds
     */
    default byte[] bytes() throws IOException {
        if (size() > Integer.MAX_VALUE - 8) {
            throw new IOException("content of " + size() + " bytes does not fit into memory; read it as a stream");
        }
        try (InputStream in = open()) {
            return in.readAllBytes();
        }
    }

    /** Up to the first {@code length} bytes: enough to tell a file's kind by its magic number. */
    default byte[] head(int length) throws IOException {
        try (InputStream in = open()) {
            return in.readNBytes(length);
        }
    }

    /** The SHA-256 digest of the bytes (FIPS 180-4): 32 bytes, the same for the same content. */
    default byte[] sha256() throws IOException {
        try (InputStream in = open()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Bytes in memory. */
    static Content of(byte[] bytes) {
        return new InMemory(bytes.clone());
    }

    /**
     * A whole file, which must not change while the content is in use.
     *
     * @throws IOException if the file's size cannot be read
     */
    static Content of(Path file) throws IOException {
        return new WholeFile(file, Files.size(file));
    }

    /** See {@link #of(byte[])}. */
    final class InMemory implements Content {
        private final byte[] bytes;

        private InMemory(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }
    }

    /** See {@link #of(Path)}. */
    record WholeFile(Path path, long size) implements Content {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }

        @Override
        public Optional<Path> file() {
            return Optional.of(path);
        }
    }
}

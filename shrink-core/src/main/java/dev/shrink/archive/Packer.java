package dev.shrink.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

import dev.shrink.model.Content;

/** Packs one entry's bytes as small as deflate can, or takes them as they were packed where that is smaller. Thread-safe. */
final class Packer {

    /** Entries up to this size are packed in memory; at most a few are at work at a time. */
    private static final int IN_MEMORY = 1 << 22;
    /** Smaller entries gain next to nothing from being packed anew (0.1 % of a jar of classes) and are most of the work. */
    private static final int RECOMPRESSED_FROM = 1 << 16;
    private static final int BUFFER = 1 << 16;

    private final Workspace workspace;
    private final boolean recompress;

    Packer(Workspace workspace, boolean recompress) {
        this.workspace = workspace;
        this.recompress = recompress;
    }

    /** @param stored whether the entry must stay uncompressed */
    Packed pack(Content content, boolean stored) throws IOException {
        if (stored) {
            return store(content);
        }
        if (content instanceof PackedContent packed && packed.deflated()) {
            Packed before = new Packed(ZipArchiveEntry.DEFLATED, packed.entry().getCrc(), packed.size(), packed.entry().getCompressedSize(), packed::openPacked);
            if (!recompress || content.size() < RECOMPRESSED_FROM) {
                verify(content);
                return before;
            }
            Packed after = deflate(content);
            return after.packedSize() < before.packedSize() ? after : before;
        }
        return deflate(content);
    }

    /** Reads everything once, so that a damaged entry is found rather than copied. */
    private static void verify(Content content) throws IOException {
        if (content.size() <= IN_MEMORY) {
            content.bytes();
            return;
        }
        try (InputStream in = content.open()) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private Packed store(Content content) throws IOException {
        CRC32 crc = new CRC32();
        try (InputStream in = content.open()) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                crc.update(buffer, 0, read);
            }
        }
        return stored(content, crc.getValue());
    }

    private static Packed stored(Content content, long crc) {
        return new Packed(ZipArchiveEntry.STORED, crc, content.size(), content.size(), content::open);
    }

    private Packed deflate(Content content) throws IOException {
        if (content.size() <= IN_MEMORY) {
            byte[] bytes = content.bytes();
            CRC32 crc = new CRC32();
            crc.update(bytes);
            Optional<byte[]> packed = workspace.codecs().deflate(bytes);
            return packed.map(p -> new Packed(ZipArchiveEntry.DEFLATED, crc.getValue(), bytes.length, p.length, () -> new ByteArrayInputStream(p)))
                .orElseGet(() -> stored(content, crc.getValue()));
        }
        Path file = workspace.newFile();
        long crc;
        try (OutputStream out = Files.newOutputStream(file)) {
            crc = deflate(content, out);
        }
        long packedSize = Files.size(file);
        if (packedSize >= content.size()) {
            Files.delete(file);
            return stored(content, crc);
        }
        return new Packed(ZipArchiveEntry.DEFLATED, crc, content.size(), packedSize, () -> new DeletingInputStream(file));
    }

    private static long deflate(Content content, OutputStream out) throws IOException {
        CRC32 crc = new CRC32();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try (InputStream in = content.open(); DeflaterOutputStream deflated = new DeflaterOutputStream(out, deflater, BUFFER)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                crc.update(buffer, 0, read);
                deflated.write(buffer, 0, read);
            }
            deflated.finish();
        } finally {
            deflater.end();
        }
        return crc.getValue();
    }

    /** Reads a scratch file once and deletes it. */
    private static final class DeletingInputStream extends java.io.FilterInputStream {
        private final Path file;

        DeletingInputStream(Path file) throws IOException {
            super(Files.newInputStream(file));
            this.file = file;
        }

        @Override
        public void close() throws IOException {
            super.close();
            Files.deleteIfExists(file);
        }
    }
}

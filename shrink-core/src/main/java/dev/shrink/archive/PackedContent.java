package dev.shrink.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

import dev.shrink.model.Content;

/** An entry of an open zip: unpacked on demand, and also to be had as it is packed. */
record PackedContent(ZipFile zip, ZipArchiveEntry entry, Codecs codecs) implements Content {

    /** Larger entries are unpacked as a stream: their packed bytes need not be in memory too. */
    private static final int IN_MEMORY = 1 << 22;

    @Override
    public long size() {
        return entry.getSize();
    }

    @Override
    public InputStream open() throws IOException {
        synchronized (zip) { // where the data starts is looked up at first use, by the one position of the file
            return new VerifiedInputStream(zip.getInputStream(entry), entry.getName(), entry.getSize(), entry.getCrc());
        }
    }

    @Override
    public byte[] bytes() throws IOException {
        if (deflated() && entry.getSize() <= IN_MEMORY && entry.getCompressedSize() <= IN_MEMORY) {
            byte[] packed;
            try (InputStream in = openPacked()) {
                packed = in.readNBytes((int) entry.getCompressedSize());
            }
            Optional<byte[]> bytes = codecs.inflate(packed, (int) entry.getSize(), entry.getCrc());
            if (bytes.isPresent()) {
                return bytes.get();
            }
        }
        return Content.super.bytes(); // which also tells what is wrong with a damaged one
    }

    /** The packed bytes. */
    InputStream openPacked() throws IOException {
        synchronized (zip) {
            return zip.getRawInputStream(entry);
        }
    }

    boolean deflated() {
        return entry.getMethod() == ZipArchiveEntry.DEFLATED;
    }
}

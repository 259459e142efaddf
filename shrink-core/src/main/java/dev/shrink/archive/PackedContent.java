package dev.shrink.archive;

import java.io.IOException;
import java.io.InputStream;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

import dev.shrink.model.Content;

/** An entry of an open zip: unpacked on demand, and also to be had as it is packed. */
record PackedContent(ZipFile zip, ZipArchiveEntry entry) implements Content {

    @Override
    public long size() {
        return entry.getSize();
    }

    @Override
    public InputStream open() throws IOException {
        return new VerifiedInputStream(zip.getInputStream(entry), entry.getName(), entry.getSize(), entry.getCrc());
    }

    /** The packed bytes. */
    InputStream openPacked() throws IOException {
        return zip.getRawInputStream(entry);
    }

    boolean deflated() {
        return entry.getMethod() == ZipArchiveEntry.DEFLATED;
    }
}

package dev.shrink.archive;

import java.io.IOException;
import java.io.InputStream;

/**
 * An entry as it will stand in a zip.
 *
 * @param method     stored or deflated, as in APPNOTE.TXT 4.4.5
 * @param crc        checksum of the unpacked bytes
 * @param size       unpacked bytes
 * @param packedSize packed bytes
 * @param source     opens the packed bytes
 */
record Packed(int method, long crc, long size, long packedSize, Source source) {

    /** Opens packed bytes. */
    interface Source {
        InputStream open() throws IOException;
    }
}

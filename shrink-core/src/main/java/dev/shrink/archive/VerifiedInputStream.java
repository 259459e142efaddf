package dev.shrink.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/** Passes exactly the promised bytes: a stream that is longer, shorter or different fails. Stops a bomb that lies about its size. */
final class VerifiedInputStream extends FilterInputStream {

    private final String name;
    private final long size;
    private final long crc;
    private final CRC32 seen = new CRC32();
    private long count;
    private boolean checked;

    VerifiedInputStream(InputStream in, String name, long size, long crc) {
        super(in);
        this.name = name;
        this.size = size;
        this.crc = crc;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int read = super.read(target, offset, length);
        if (read < 0) {
            checkEnd();
            return -1;
        }
        count += read;
        if (count > size) {
            throw new IOException(name + " unpacks to more than the " + size + " bytes that its archive promises");
        }
        seen.update(target, offset, read);
        return read;
    }

    @Override
    public long skip(long n) throws IOException {
        byte[] skipped = new byte[(int) Math.min(n, 8192)];
        return Math.max(0, read(skipped, 0, skipped.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void checkEnd() throws IOException {
        if (checked) {
            return;
        }
        checked = true;
        if (count != size) {
            throw new IOException(name + " unpacks to " + count + " bytes, its archive promises " + size);
        }
        if (seen.getValue() != crc) {
            throw new IOException(name + " is damaged: its checksum is not the one in its archive");
        }
    }
}

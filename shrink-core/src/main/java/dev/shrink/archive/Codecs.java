package dev.shrink.archive;

import java.io.Closeable;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Packs and unpacks small entries as a whole (RFC 1951), with inflaters and deflaters that are used again: to make one costs more than to
 * use it on a class file. Thread-safe; holds one of each per thread that worked at the same time.
 */
final class Codecs implements Closeable {

    private final Queue<Inflater> inflaters = new ConcurrentLinkedQueue<>();
    private final Queue<Deflater> deflaters = new ConcurrentLinkedQueue<>();

    /**
     * Unpacks an entry.
     *
     * @param size bytes that it must give
     * @param crc  checksum that they must have
     * @return empty if the packed bytes give anything else
     */
    Optional<byte[]> inflate(byte[] packed, int size, long crc) {
        Inflater pooled = inflaters.poll();
        Inflater inflater = pooled == null ? new Inflater(true) : pooled;
        try {
            inflater.reset();
            inflater.setInput(packed);
            byte[] bytes = new byte[size];
            int count = 0;
            while (count < size) {
                int read = inflater.inflate(bytes, count, size - count);
                if (read == 0) {
                    return Optional.empty();
                }
                count += read;
            }
            boolean more = !inflater.finished() && inflater.inflate(new byte[1]) > 0;
            CRC32 seen = new CRC32();
            seen.update(bytes);
            return more || !inflater.finished() || seen.getValue() != crc ? Optional.empty() : Optional.of(bytes);
        } catch (DataFormatException damaged) {
            return Optional.empty();
        } finally {
            inflaters.add(inflater);
        }
    }

    /** Packs an entry as small as deflate can; empty if that is not smaller. */
    Optional<byte[]> deflate(byte[] bytes) {
        Deflater pooled = deflaters.poll();
        Deflater deflater = pooled == null ? new Deflater(Deflater.BEST_COMPRESSION, true) : pooled;
        try {
            deflater.reset();
            deflater.setInput(bytes);
            deflater.finish();
            byte[] packed = new byte[bytes.length];
            int count = deflater.deflate(packed);
            return deflater.finished() && count < bytes.length ? Optional.of(Arrays.copyOf(packed, count)) : Optional.empty();
        } finally {
            deflaters.add(deflater);
        }
    }

    @Override
    public void close() {
        inflaters.forEach(Inflater::end);
        deflaters.forEach(Deflater::end);
    }
}

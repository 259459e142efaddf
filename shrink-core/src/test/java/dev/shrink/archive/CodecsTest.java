package dev.shrink.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CodecsTest {

    private static final byte[] TEXT = "the same words again and again, ".repeat(40).getBytes(StandardCharsets.US_ASCII);

    private final Codecs codecs = new Codecs();

    @AfterEach
    void close() {
        codecs.close();
    }

    @Test
    void unpacksWhatItPacked() {
        byte[] packed = codecs.deflate(TEXT).orElseThrow();

        assertThat(packed).hasSizeLessThan(TEXT.length / 4);
        assertThat(unpacked(packed, TEXT.length, crc(TEXT))).contains(TEXT);
    }

    @Test
    void doesNotPackWhatWouldNotGetSmaller() {
        assertThat(codecs.deflate(new byte[] {1, 2, 3})).isEmpty();
        assertThat(codecs.deflate(new byte[0])).isEmpty();
    }

    @Test
    void givesNothingForDamagedBytes() {
        byte[] packed = codecs.deflate(TEXT).orElseThrow();

        assertThat(unpacked(packed, TEXT.length, crc(TEXT) + 1)).as("another checksum").isEmpty();
        assertThat(unpacked(packed, TEXT.length - 1, crc(TEXT))).as("more bytes than promised").isEmpty();
        assertThat(unpacked(packed, TEXT.length + 1, crc(TEXT))).as("fewer bytes than promised").isEmpty();
        assertThat(unpacked(Arrays.copyOf(packed, packed.length / 2), TEXT.length, crc(TEXT))).as("cut off").isEmpty();
        assertThat(unpacked(new byte[] {7, 7, 7}, TEXT.length, crc(TEXT))).as("no deflate stream").isEmpty();
    }

    @Test
    void worksOnAfterDamagedBytes() {
        byte[] packed = codecs.deflate(TEXT).orElseThrow();
        unpacked(Arrays.copyOf(packed, packed.length / 2), TEXT.length, crc(TEXT));

        assertThat(unpacked(packed, TEXT.length, crc(TEXT))).contains(TEXT);
    }

    @Test
    void servesSeveralThreadsAtOnce() {
        assertThat(IntStream.range(0, 400).parallel().allMatch(i -> {
            byte[] own = (i + " is the number of this text, " + i + " and " + i + " again").getBytes(StandardCharsets.US_ASCII);
            Optional<byte[]> packed = codecs.deflate(own);
            return packed.flatMap(p -> unpacked(p, own.length, crc(own))).filter(bytes -> Arrays.equals(bytes, own)).isPresent();
        })).isTrue();
    }

    private Optional<byte[]> unpacked(byte[] packed, int size, long crc) {
        return codecs.inflate(packed, size, crc);
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}

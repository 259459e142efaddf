package dev.shrink.jvm.edge;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** Streams the printable strings of a native library; nothing but the current string is held in memory. */
final class NativeStrings {
    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};
    private static final int SHORTEST = 3;
    private static final int LONGEST = 512;

    private NativeStrings() {
    }

    /** Passes each string on; empty when the stream is no ELF file, which Lambda cannot load. */
    static Optional<Integer> read(InputStream in, Consumer<String> strings) throws IOException {
        try (InputStream stream = new BufferedInputStream(in, 1 << 16)) {
            if (!Arrays.equals(stream.readNBytes(ELF.length), ELF)) {
                return Optional.empty();
            }
            int count = 0;
            byte[] buffer = new byte[1 << 16];
            StringBuilder current = new StringBuilder();
            for (int n = stream.read(buffer); n > 0; n = stream.read(buffer)) {
                for (int i = 0; i < n; i++) {
                    byte b = buffer[i];
                    if (b > ' ' && b < 0x7f) {
                        if (current.length() < LONGEST) {
                            current.append((char) b);
                        }
                    } else {
                        count += flush(current, strings);
                    }
                }
            }
            return Optional.of(count + flush(current, strings));
        }
    }

    private static int flush(StringBuilder current, Consumer<String> strings) {
        boolean passed = current.length() >= SHORTEST;
        if (passed) {
            strings.accept(current.toString());
        }
        current.setLength(0);
        return passed ? 1 : 0;
    }
}

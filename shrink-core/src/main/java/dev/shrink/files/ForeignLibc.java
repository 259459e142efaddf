package dev.shrink.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.shrink.model.Content;

/**
 * Tells an ELF library that needs another system's C library from one that needs glibc, by the names in its string table.
 * The same architecture is used by Android, Solaris, the BSDs and musl, whose libraries glibc cannot load.
 */
final class ForeignLibc {

    private static final String GLIBC = "\0libc.so.6\0";
    private static final Map<String, String> FOREIGN = new LinkedHashMap<>(Map.of(
        "\0libc.so.1\0", "Solaris' libc.so.1",
        "\0libc.so.7\0", "FreeBSD's libc.so.7",
        "\0libc.so\0", "Android's libc.so",
        "\0libc.musl-", "musl"));
    private static final int BLOCK = 1 << 16;
    private static final int OVERLAP = 64;

    private ForeignLibc() { }

    /** The foreign C library that it needs, if it needs one and does not need glibc. */
    static Optional<String> neededBy(Content library) throws IOException {
        Optional<String> foreign = Optional.empty();
        byte[] window = new byte[BLOCK + OVERLAP];
        int kept = 0;
        try (InputStream in = library.open()) {
            for (int read = in.readNBytes(window, kept, BLOCK); read > 0; read = in.readNBytes(window, kept, BLOCK)) {
                String text = new String(window, 0, kept + read, StandardCharsets.ISO_8859_1);
                if (text.contains(GLIBC)) {
                    return Optional.empty();
                }
                if (foreign.isEmpty()) {
                    foreign = FOREIGN.entrySet().stream().filter(f -> text.contains(f.getKey())).map(Map.Entry::getValue).findFirst();
                }
                int end = kept + read;
                kept = Math.min(OVERLAP, end);
                System.arraycopy(window, end - kept, window, 0, kept);
            }
        }
        return foreign;
    }
}

package dev.shrink.python;

import dev.shrink.model.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Names that occur in the bytes of a native library. What an extension module imports is written in it as text; Cython before 3.1
 * keeps strings apart, 3.1 joins them, 3.2 may deflate the joined ones. All three are read. Documentation that mentions a module imports
 * nothing: a name next to blanks, quotes or brackets is taken for prose, in joined strings only if both its neighbours are such.
 */
final class NativeText {
    private static final int CHUNK = 1 << 20;
    /** Longest name that may lie across two chunks. */
    private static final int OVERLAP = 256;
    private static final int SMALLEST_DEFLATED = 64;
    private static final int LARGEST_INFLATED = 16 << 20;

    private NativeText() {
    }

    private static final String PROSE = " \n\t`()\"'~<>,;*";
    private static final byte[] JOINED = "_cython_3_".getBytes(StandardCharsets.US_ASCII);

    private static boolean isProse(int c) {
        return c >= 0 && PROSE.indexOf(c) >= 0;
    }

    private static boolean apart(int before, int behind) {
        return !isProse(before) && !isProse(behind);
    }

    private static boolean joined(int before, int behind) {
        return !isProse(before) || !isProse(behind);
    }

    /** Whether the library says by the name of its Cython ABI module, such as {@code _cython_3_1_2}, that its strings are joined. */
    private static boolean joinsStrings(Content content) throws IOException {
        byte[] window = new byte[CHUNK + OVERLAP];
        int kept = 0;
        try (InputStream in = content.open()) {
            for (int read = in.readNBytes(window, 0, CHUNK); read > 0; read = in.readNBytes(window, kept, CHUNK)) {
                int length = kept + read;
                for (int i = 0; i + JOINED.length < length; i++) {
                    if (window[i] == '_' && Arrays.equals(window, i, i + JOINED.length, JOINED, 0, JOINED.length) && window[i + JOINED.length] != '0') {
                        return true;
                    }
                }
                kept = Math.min(OVERLAP, length);
                System.arraycopy(window, length - kept, window, 0, kept);
            }
        }
        return false;
    }

    /** The names among those of the trie that occur in the content. */
    static Set<String> names(Content content, NameTrie trie) throws IOException {
        NameTrie.Neighbours neighbours = joinsStrings(content) ? NativeText::joined : NativeText::apart;
        return scan(content, trie, (bytes, length, found) -> trie.find(bytes, length, neighbours, found));
    }

    /** The names that occur as whole words, prose included; where strings are joined, anywhere. */
    static Set<String> words(Content content, NameTrie trie) throws IOException {
        return joinsStrings(content) ? names(content, trie) : scan(content, trie, trie::findWords);
    }

    private interface Finder {
        void find(byte[] bytes, int length, Set<String> found);
    }

    private static Set<String> scan(Content content, NameTrie trie, Finder finder) throws IOException {
        Set<String> found = new TreeSet<>();
        byte[] window = new byte[CHUNK + OVERLAP];
        int kept = 0;
        try (InputStream in = content.open()) {
            int read = in.readNBytes(window, 0, CHUNK);
            while (read > 0) {
                int length = kept + read;
                finder.find(window, length, found);
                inflate(window, length, trie, found);
                kept = Math.min(OVERLAP, length);
                System.arraycopy(window, length - kept, window, 0, kept);
                read = in.readNBytes(window, kept, CHUNK);
            }
        }
        return found;
    }

    /** Tries every place where a zlib stream (RFC 1950) may begin. */
    private static void inflate(byte[] bytes, int length, NameTrie trie, Set<String> found) {
        for (int i = 0; i + 2 < length; i++) {
            boolean header = bytes[i] == 0x78 && ((bytes[i] & 0xFF) << 8 | bytes[i + 1] & 0xFF) % 31 == 0 && (bytes[i + 1] & 0x20) == 0;
            if (header) {
                inflateAt(bytes, i, length, trie, found);
            }
        }
    }

    private static void inflateAt(byte[] bytes, int from, int length, NameTrie trie, Set<String> found) {
        Inflater inflater = new Inflater();
        byte[] out = new byte[1 << 16];
        int total = 0;
        try {
            inflater.setInput(bytes, from, length - from);
            int got = inflater.inflate(out);
            while (got > 0 && total < LARGEST_INFLATED) {
                total += got;
                if (total >= SMALLEST_DEFLATED) {
                    trie.find(out, got, NativeText::joined, found);
                }
                got = inflater.inflate(out);
            }
        } catch (DataFormatException notDeflated) {
            // most places that look like a header are none; what was found until here only keeps more
        } finally {
            inflater.end();
        }
    }
}

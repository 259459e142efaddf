package dev.shrink.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/** The exported symbols of a stand-in, in the order that the GNU hash table asks for. */
final class StandInSymbols {
    private static final int BLOOM_SHIFT = 26;

    private final List<Symbol> ordered;
    private final int buckets;

    StandInSymbols(List<Symbol> symbols) {
        this.buckets = Math.max(1, symbols.size() / 4);
        this.ordered = symbols.stream().sorted(Comparator.comparingLong((Symbol s) -> bucket(s)).thenComparing(Symbol::name).thenComparing(Symbol::versionIndex)).toList();
    }

    List<Symbol> ordered() {
        return ordered;
    }

    private long bucket(Symbol symbol) {
        return Integer.toUnsignedLong(gnuHash(symbol.name())) % buckets;
    }

    /** The table for symbols that begin at index 1 (glibc, {@code elf/dl-lookup.c}). */
    byte[] gnuHash() {
        int words = 1;
        while (words * Long.SIZE < ordered.size() * 8) {
            words *= 2;
        }
        ByteBuffer b = ByteBuffer.allocate(16 + 8 * words + 4 * buckets + 4 * ordered.size()).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(buckets).putInt(1).putInt(words).putInt(BLOOM_SHIFT);
        int bucketsAt = 16 + 8 * words;
        int chainAt = bucketsAt + 4 * buckets;
        for (int i = 0; i < ordered.size(); i++) {
            int hash = gnuHash(ordered.get(i).name());
            int word = 16 + 8 * ((hash >>> 6) % words);
            b.putLong(word, b.getLong(word) | 1L << (hash & 63) | 1L << (hash >>> BLOOM_SHIFT & 63));
            int bucketAt = bucketsAt + 4 * (int) bucket(ordered.get(i));
            if (b.getInt(bucketAt) == 0) {
                b.putInt(bucketAt, i + 1);
            }
            boolean last = i + 1 == ordered.size() || bucket(ordered.get(i + 1)) != bucket(ordered.get(i));
            b.putInt(chainAt + 4 * i, hash & ~1 | (last ? 1 : 0));
        }
        return b.array();
    }

    static int gnuHash(String name) {
        int hash = 5381;
        for (byte c : name.getBytes(StandardCharsets.ISO_8859_1)) {
            hash = hash * 33 + (c & 0xff);
        }
        return hash;
    }

    /** The hash of version names (System V ABI, "Hash Table"). */
    static int sysvHash(String name) {
        int hash = 0;
        for (byte c : name.getBytes(StandardCharsets.ISO_8859_1)) {
            hash = (hash << 4) + (c & 0xff);
            int high = hash & 0xf0000000;
            hash = (hash ^ high >>> 24) & ~high;
        }
        return hash;
    }
}

package dev.shrink.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The tables of defined and needed symbol versions ({@code DT_VERDEF}, {@code DT_VERNEED}); names are offsets into the dynamic strings. */
final class VersionTables {
    private static final long LARGEST = 1 << 20;
    private static final int MOST = 1 << 16;
    private static final int DEFINITION_SIZE = 20;
    private static final int NEED_SIZE = 16;

    /**
     * @param index what {@code DT_VERSYM} calls it
     * @param flags {@code vd_flags}
     * @param nameOffsets its own name, then those of its predecessors
     * @param nameFields where those offsets stand, as addresses, for a writer that moves strings
     */
    record Definition(int index, int flags, List<Integer> nameOffsets, List<Long> nameFields) {
    }

    /**
     * @param index what {@code DT_VERSYM} calls it
     * @param flags {@code vna_flags}
     * @param fileOffset name of the library
     * @param nameOffset name of the version
     * @param fileField address of the field with {@code fileOffset}
     * @param nameField address of the field with {@code nameOffset}
     */
    record Need(int index, int flags, int fileOffset, int nameOffset, long fileField, long nameField) {
    }

    private VersionTables() {
    }

    static List<Definition> definitions(ImageReader image) throws IOException, RefusedException {
        DynamicTable dynamic = image.file().dynamic();
        List<Definition> out = new ArrayList<>();
        if (!dynamic.has(Elf.DT_VERDEF)) {
            return out;
        }
        long start = dynamic.valueOr(Elf.DT_VERDEF, 0);
        ByteBuffer b = image.upTo(start, LARGEST, "the version definitions");
        long count = dynamic.valueOr(Elf.DT_VERDEFNUM, 0);
        long at = 0;
        for (long i = 0; i < count; i++) {
            bound(out.size());
            int base = checked(b, at, DEFINITION_SIZE);
            List<Integer> names = new ArrayList<>();
            List<Long> fields = new ArrayList<>();
            long aux = at + Integer.toUnsignedLong(b.getInt(base + 12));
            for (int n = Short.toUnsignedInt(b.getShort(base + 6)); n > 0; n--) {
                int a = checked(b, aux, 8);
                bound(names.size() + out.size());
                names.add(b.getInt(a));
                fields.add(start + a);
                aux += Integer.toUnsignedLong(b.getInt(a + 4));
            }
            out.add(new Definition(Short.toUnsignedInt(b.getShort(base + 4)), Short.toUnsignedInt(b.getShort(base + 2)), names, fields));
            long next = Integer.toUnsignedLong(b.getInt(base + 16));
            if (next == 0) {
                break;
            }
            at += next;
        }
        return out;
    }

    static List<Need> needs(ImageReader image) throws IOException, RefusedException {
        DynamicTable dynamic = image.file().dynamic();
        List<Need> out = new ArrayList<>();
        if (!dynamic.has(Elf.DT_VERNEED)) {
            return out;
        }
        long start = dynamic.valueOr(Elf.DT_VERNEED, 0);
        ByteBuffer b = image.upTo(start, LARGEST, "the needed versions");
        long count = dynamic.valueOr(Elf.DT_VERNEEDNUM, 0);
        long at = 0;
        for (long i = 0; i < Math.min(count, MOST); i++) {
            int base = checked(b, at, NEED_SIZE);
            long aux = at + Integer.toUnsignedLong(b.getInt(base + 8));
            for (int n = Short.toUnsignedInt(b.getShort(base + 2)); n > 0; n--) {
                int a = checked(b, aux, 16);
                bound(out.size());
                out.add(new Need(Short.toUnsignedInt(b.getShort(a + 6)), Short.toUnsignedInt(b.getShort(a + 4)), b.getInt(base + 4), b.getInt(a + 8),
                        start + base + 4, start + a + 8));
                aux += Integer.toUnsignedLong(b.getInt(a + 12));
            }
            long next = Integer.toUnsignedLong(b.getInt(base + 12));
            if (next == 0) {
                break;
            }
            at += next;
        }
        return out;
    }

    private static void bound(int size) throws RefusedException {
        if (size >= MOST) {
            throw RefusedException.corrupt("more than %d symbol versions".formatted(MOST));
        }
    }

    private static int checked(ByteBuffer b, long at, int length) throws RefusedException {
        if (at < 0 || at > b.limit() - length) {
            throw RefusedException.corrupt("a symbol version entry lies outside its segment");
        }
        return (int) at;
    }
}

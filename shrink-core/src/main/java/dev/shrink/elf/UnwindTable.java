package dev.shrink.elf;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code .eh_frame} (LSB, "Exception Frames"): which functions there are, which code the unwinder calls, and where exceptions land.
 *
 * @param functions one for each frame description
 * @param personalities addresses of the routines that the unwinder calls, or of the slots that hold them
 * @param landings by the start of a function, where exceptions that pass it go on
 */
record UnwindTable(List<Range> functions, Set<Long> personalities, Map<Long, List<Long>> landings) {
    private static final int WIDE = -1;
    private static final int WINDOW = 1 << 18;
    private static final int SMALLEST_WINDOW = 1 << 12;

    /** What the descriptions of one kind share. */
    private record Common(int pointers, int languageData, boolean augmented) {
    }

    /** @throws RefusedException if there is no table, or one that is not understood */
    static UnwindTable read(ImageReader image) throws IOException, RefusedException {
        Optional<Section> frames = image.file().section(".eh_frame").filter(Section::isLoadedFromFile);
        if (frames.isEmpty()) {
            throw RefusedException.unsupported("has no unwind tables, which would tell where functions begin and end");
        }
        try {
            return new Reader(image, frames.get()).read();
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw RefusedException.corrupt("an unwind table ends in the middle of an entry");
        }
    }

    private static final class Reader {
        private final ImageReader image;
        private final long address;
        private final ByteBuffer table;
        private final Map<Integer, Common> commons = new HashMap<>();
        private final List<Range> functions = new ArrayList<>();
        private final Set<Long> personalities = new HashSet<>();
        private final Map<Long, List<Long>> landings = new HashMap<>();
        private final ByteBuffer languageData = ByteBuffer.allocate(WINDOW);
        private long languageDataAt = Long.MAX_VALUE - WINDOW;

        Reader(ImageReader image, Section frames) throws IOException, RefusedException {
            this.image = image;
            this.address = frames.address();
            this.table = image.table(frames.address(), frames.size(), "the unwind table");
        }

        UnwindTable read() throws IOException, RefusedException {
            while (table.remaining() >= Integer.BYTES) {
                int length = table.getInt();
                int next = table.position() + length;
                if (length == WIDE) {
                    throw RefusedException.unsupported("has a 64-bit unwind table");
                }
                if (length > 0) {
                    int idAt = table.position();
                    int id = table.getInt();
                    if (id != 0) {
                        description(common(idAt - id), next);
                    }
                }
                table.position(next);
            }
            return new UnwindTable(functions, personalities, landings);
        }

        private void description(Common common, int end) throws IOException, RefusedException {
            long start = EncodedPointers.pointer(table, address, common.pointers());
            long length = EncodedPointers.number(table, common.pointers());
            if (start == 0 || length <= 0 || length > Integer.MAX_VALUE) {
                return; // of code that the linker took out
            }
            functions.add(new Range(start, start + length));
            boolean hasData = common.augmented() && EncodedPointers.unsigned(table) > 0 && common.languageData() != EncodedPointers.OMIT && table.position() < end;
            long data = hasData ? EncodedPointers.pointer(table, address, common.languageData()) : 0;
            if (data != 0) {
                landings.put(start, landings(data, start));
            }
        }

        /** Common entries may stand anywhere, so they are read when they are referred to. */
        private Common common(int at) throws RefusedException {
            Common known = commons.get(at);
            if (known != null) {
                return known;
            }
            int back = table.position();
            table.position(at + 2 * Integer.BYTES);
            Common read = readCommon();
            commons.put(at, read);
            table.position(back);
            return read;
        }

        private Common readCommon() throws RefusedException {
            int version = table.get();
            StringBuilder augmentation = new StringBuilder();
            for (byte c = table.get(); c != 0; c = table.get()) {
                augmentation.append((char) c);
            }
            EncodedPointers.unsigned(table);
            EncodedPointers.signed(table);
            if (version == 1) {
                table.get();
            } else {
                EncodedPointers.unsigned(table);
            }
            String letters = augmentation.toString();
            int pointers = 0;
            int languageData = EncodedPointers.OMIT;
            for (int i = 0; i < letters.length(); i++) {
                switch (letters.charAt(i)) {
                    case 'z' -> EncodedPointers.unsigned(table);
                    case 'R' -> pointers = Byte.toUnsignedInt(table.get());
                    case 'L' -> languageData = Byte.toUnsignedInt(table.get());
                    case 'P' -> personalities.add(EncodedPointers.pointer(table, address, Byte.toUnsignedInt(table.get())));
                    case 'S', 'B', 'G' -> { }
                    default -> throw RefusedException.unsupported("has an unwind table with the augmentation '%s'".formatted(letters));
                }
            }
            return new Common(pointers, languageData, letters.startsWith("z"));
        }

        /** The tables of successive functions follow each other, so they are read many at a time. */
        private ByteBuffer window(long data) throws IOException {
            if (data < languageDataAt || data + SMALLEST_WINDOW > languageDataAt + languageData.limit()) {
                image.fill(data, languageData.clear());
                languageDataAt = data;
            }
            return languageData.duplicate().order(ByteOrder.LITTLE_ENDIAN).position((int) (data - languageDataAt)).slice().order(ByteOrder.LITTLE_ENDIAN);
        }

        /** The call-site table of the language's data (Itanium C++ ABI, "Exception Handling Tables"). */
        private List<Long> landings(long data, long function) throws IOException, RefusedException {
            ByteBuffer head = window(data);
            int baseEncoding = Byte.toUnsignedInt(head.get());
            long base = baseEncoding == EncodedPointers.OMIT ? function : EncodedPointers.pointer(head, data, baseEncoding);
            if (Byte.toUnsignedInt(head.get()) != EncodedPointers.OMIT) {
                EncodedPointers.unsigned(head);
            }
            int encoding = Byte.toUnsignedInt(head.get());
            int length = ElfReader.tableLength(EncodedPointers.unsigned(head), "a table of exceptions");
            ByteBuffer sites = length <= head.remaining() ? head.limit(head.position() + length)
                    : image.table(data + head.position(), length, "a table of exceptions").order(ByteOrder.LITTLE_ENDIAN);
            List<Long> out = new ArrayList<>();
            while (sites.hasRemaining()) {
                EncodedPointers.number(sites, encoding);
                EncodedPointers.number(sites, encoding);
                long landing = EncodedPointers.number(sites, encoding);
                EncodedPointers.unsigned(sites);
                if (landing != 0) {
                    out.add(base + landing);
                }
            }
            return out;
        }
    }
}

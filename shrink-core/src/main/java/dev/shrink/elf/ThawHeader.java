package dev.shrink.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The start of the segment that is appended to a packed library: magic number, initialiser, and the table that {@code thaw.c} reads.
 *
 * @param entry how the loader enters the initialiser
 * @param checkWord an address that holds 0 until the library is unpacked
 * @param name for messages
 * @param blocks in the order of their addresses
 */
record ThawHeader(ThawEntry entry, long checkWord, String name, List<Block> blocks) {
    static final long MAGIC = 0x5748544b4e524853L;
    private static final int PREFIX = 16;
    private static final int FIXED = 40;
    private static final int BLOCK = 32;

    /**
     * @param address where its bytes belong
     * @param source where its packed bytes are; relative to the end of the header until the header is placed
     * @param length unpacked bytes
     * @param packed packed bytes; as many as unpacked ones if it is stored
     * @param protection for {@code mprotect}
     * @param filter code of the {@link BranchFilter}
     */
    record Block(long address, long source, int length, int packed, int protection, int filter) {
    }

    ThawHeader {
        blocks = List.copyOf(blocks);
    }

    /** How many bytes {@link #encode} gives, a multiple of 8. */
    int encodedLength(byte[] initialiser) {
        int name = name().getBytes(StandardCharsets.UTF_8).length + 1;
        return (int) Elf.alignUp(PREFIX + initialiser.length + FIXED + BLOCK * blocks.size() + name, Long.BYTES);
    }

    /** The bytes for a segment at {@code address}; block sources become addresses behind them. */
    byte[] encode(byte[] initialiser, long address) {
        int length = encodedLength(initialiser);
        int headerAt = PREFIX + initialiser.length;
        ByteBuffer b = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        b.putLong(MAGIC).putLong(headerAt).put(initialiser);
        b.putLong(address + headerAt).putLong(entry.next()).putLong(checkWord).putInt(blocks.size()).putInt(entry.isResolver() ? 1 : 0);
        b.putLong(address + headerAt + FIXED + (long) BLOCK * blocks.size());
        for (Block block : blocks) {
            b.putLong(block.address()).putLong(address + length + block.source()).putInt(block.length()).putInt(block.packed())
                    .putInt(block.protection()).putInt(block.filter());
        }
        b.put(name.getBytes(StandardCharsets.UTF_8));
        return b.array();
    }

    /** Where the loader enters the segment. */
    static long entryPoint(long segmentAddress) {
        return segmentAddress + PREFIX;
    }

    /** Whether the segment that holds the initialiser of this library is one of ours. */
    static boolean isPacked(ImageReader image) throws IOException, RefusedException {
        for (Segment s : image.file().loads()) {
            if ((s.flags() & Elf.PF_X) != 0 && s.fileSize() >= PREFIX && image.source().read(s.offset(), Long.BYTES).getLong(0) == MAGIC) {
                return true;
            }
        }
        return false;
    }

    /** Reads the blocks back from a packed library; their sources are addresses. */
    static List<Block> readBlocks(ImageReader image, long segmentAddress) throws IOException, RefusedException {
        long headerAt = segmentAddress + image.table(segmentAddress, PREFIX, "the packed segment").getLong(8);
        int count = image.table(headerAt, FIXED, "the packed segment's header").getInt(24);
        ByteBuffer b = image.table(headerAt + FIXED, (long) BLOCK * count, "the packed blocks");
        List<Block> out = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            out.add(new Block(b.getLong(), b.getLong(), b.getInt(), b.getInt(), b.getInt(), b.getInt()));
        }
        return out;
    }
}

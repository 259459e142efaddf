package dev.shrink.elf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The cold runs of a library as packed blocks, spooled one behind the other.
 *
 * @param blocks what {@code thaw.c} needs to know of each
 * @param checkWord the address of the first eight bytes that are not zero
 * @param length of the spooled bytes
 */
record ThawBlocks(List<ThawHeader.Block> blocks, long checkWord, long length) {
    private static final int SAMPLE = 1 << 18;

    ThawBlocks {
        blocks = List.copyOf(blocks);
    }

    static ThawBlocks pack(ImageReader image, List<ColdPages.Run> runs, Path spool) throws IOException, RefusedException {
        List<ThawHeader.Block> blocks = new ArrayList<>();
        long checkWord = -1;
        long at = 0;
        try (OutputStream out = Files.newOutputStream(spool)) {
            for (ColdPages.Run run : runs) {
                for (long address = run.range().start(); address < run.range().end(); address += ThawEncoder.LARGEST_BLOCK) {
                    int length = (int) Math.min(ThawEncoder.LARGEST_BLOCK, run.range().end() - address);
                    ByteBuffer bytes = image.table(address, length, "cold pages");
                    if (checkWord < 0) {
                        checkWord = firstNonZero(bytes, address);
                    }
                    BranchFilter filter = run.code() ? betterFilter(bytes.array(), image.file().header().machine()) : BranchFilter.NONE;
                    filter.apply(bytes.array(), length);
                    byte[] packed = ThawEncoder.pack(bytes.array(), length);
                    byte[] stored = packed.length < length ? packed : bytes.array();
                    out.write(stored);
                    int protection = (run.flags() & Elf.PF_R) >> 2 | (run.flags() & Elf.PF_X) << 2;
                    blocks.add(new ThawHeader.Block(address, at, length, stored.length, protection, filter.code()));
                    at += stored.length;
                    for (; at % Long.BYTES != 0; at++) {
                        out.write(0);
                    }
                }
            }
        }
        if (checkWord < 0) {
            throw RefusedException.unsafe("its cold pages are all zero");
        }
        return new ThawBlocks(blocks, checkWord, at);
    }

    private static long firstNonZero(ByteBuffer bytes, long address) {
        for (int i = 0; i + Long.BYTES <= bytes.limit(); i += Long.BYTES) {
            if (bytes.getLong(i) != 0) {
                return address + i;
            }
        }
        return -1;
    }

    /** Absolute branch targets help in code that calls much and harm in long computing kernels: a sample decides. */
    private static BranchFilter betterFilter(byte[] code, int machine) {
        int length = Math.min(SAMPLE, code.length);
        int from = (code.length - length) / 2 & ~15;
        byte[] plain = java.util.Arrays.copyOfRange(code, from, from + length);
        byte[] filtered = plain.clone();
        BranchFilter filter = BranchFilter.forMachine(machine);
        filter.apply(filtered, length);
        return ThawEncoder.pack(filtered, length).length < ThawEncoder.pack(plain, length).length ? filter : BranchFilter.NONE;
    }
}

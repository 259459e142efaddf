package dev.shrink.elf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The cold runs of a library as packed blocks, spooled one behind the other.
 *
 * @param blocks what {@code thaw.c} needs to know of each
 * @param checkWord the address of the first eight bytes that are not zero
 * @param length of the spooled bytes
 */
record ThawBlocks(List<ThawHeader.Block> blocks, long checkWord, long length) {
    private static final int SAMPLE = 1 << 18;

    private record Part(long address, int length, int flags, boolean code) {
    }

    private record Packed(Part part, byte[] bytes, BranchFilter filter) {
    }

    ThawBlocks {
        blocks = List.copyOf(blocks);
    }

    static ThawBlocks pack(ImageReader image, List<ColdPages.Run> runs, Path spool) throws IOException, RefusedException {
        List<Part> parts = parts(runs);
        List<ThawHeader.Block> blocks = new ArrayList<>();
        int machine = image.file().header().machine();
        int atOnce = Runtime.getRuntime().availableProcessors();
        long checkWord = -1;
        long at = 0;
        try (OutputStream out = Files.newOutputStream(spool)) {
            for (int from = 0; from < parts.size(); from += atOnce) {
                List<Part> batch = parts.subList(from, Math.min(parts.size(), from + atOnce));
                List<byte[]> plain = new ArrayList<>();
                for (Part part : batch) {
                    byte[] bytes = image.table(part.address(), part.length(), "cold pages").array();
                    checkWord = checkWord < 0 ? firstNonZero(bytes, part.address()) : checkWord;
                    plain.add(bytes);
                }
                List<Packed> packed = IntStream.range(0, batch.size()).parallel().mapToObj(i -> pack(batch.get(i), plain.get(i), machine)).toList();
                for (Packed p : packed) {
                    out.write(p.bytes());
                    int protection = (p.part().flags() & Elf.PF_R) >> 2 | (p.part().flags() & Elf.PF_X) << 2;
                    blocks.add(new ThawHeader.Block(p.part().address(), at, p.part().length(), p.bytes().length, protection, p.filter().code()));
                    at += p.bytes().length;
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

    private static List<Part> parts(List<ColdPages.Run> runs) {
        List<Part> parts = new ArrayList<>();
        for (ColdPages.Run run : runs) {
            for (long address = run.range().start(); address < run.range().end(); address += ThawEncoder.LARGEST_BLOCK) {
                parts.add(new Part(address, (int) Math.min(ThawEncoder.LARGEST_BLOCK, run.range().end() - address), run.flags(), run.code()));
            }
        }
        return parts;
    }

    private static Packed pack(Part part, byte[] bytes, int machine) {
        BranchFilter filter = part.code() ? betterFilter(bytes, machine) : BranchFilter.NONE;
        filter.apply(bytes, bytes.length);
        byte[] packed = ThawEncoder.pack(bytes, bytes.length);
        return new Packed(part, packed.length < bytes.length ? packed : bytes, filter);
    }

    private static long firstNonZero(byte[] bytes, long address) {
        ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i + Long.BYTES <= bytes.length; i += Long.BYTES) {
            if (b.getLong(i) != 0) {
                return address + i;
            }
        }
        return -1;
    }

    /** Absolute branch targets help in code that calls much and harm in long computing kernels: a sample decides. */
    private static BranchFilter betterFilter(byte[] code, int machine) {
        int length = Math.min(SAMPLE, code.length);
        int from = (code.length - length) / 2 & ~15;
        byte[] plain = Arrays.copyOfRange(code, from, from + length);
        byte[] filtered = plain.clone();
        BranchFilter filter = BranchFilter.forMachine(machine);
        filter.apply(filtered, length);
        return ThawEncoder.pack(filtered, length).length < ThawEncoder.pack(plain, length).length ? filter : BranchFilter.NONE;
    }
}

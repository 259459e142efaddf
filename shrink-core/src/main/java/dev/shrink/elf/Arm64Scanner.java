package dev.shrink.elf;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * AArch64 (Arm ARM, chapter C4): branches, literal loads and ADR hold a displacement. Far addresses are made of ADRP, which gives a page, and an
 * ADD, load or store that adds the rest: every page that a register gets is combined with every rest that is added to that register.
 */
final class Arm64Scanner implements CodeScanner {
    private static final int REGISTERS = 32;

    @Override
    public void scan(ByteBuffer code, long address, Sink sink) {
        Map<Integer, Set<Long>> pages = new HashMap<>();
        Map<Integer, Set<Long>> rests = new HashMap<>();
        int begin = code.position();
        for (int i = begin; i + 4 <= code.limit(); i += 4) {
            int w = code.getInt(i);
            long here = address + i - begin;
            if ((w & 0x7c000000) == 0x14000000) {
                sink.branch(here + 4L * (w << 6 >> 6));
            } else if ((w & 0xff000000) == 0x54000000 || (w & 0x7e000000) == 0x34000000) {
                sink.branch(here + 4L * (w << 8 >> 13));
            } else if ((w & 0x7e000000) == 0x36000000) {
                sink.branch(here + 4L * (w << 13 >> 18));
            } else if ((w & 0x3b000000) == 0x18000000) {
                sink.address(here + 4L * (w << 8 >> 13));
            } else if ((w & 0x9f000000) == 0x10000000) {
                sink.address(here + pageNumber(w));
            } else if ((w & 0x9f000000) == 0x90000000) {
                pages.computeIfAbsent(w & 31, r -> new HashSet<>()).add(Elf.alignDown(here, Elf.PAGE) + Elf.PAGE * pageNumber(w));
            } else if ((w & 0xff800000) == 0x91000000) {
                rests.computeIfAbsent(w >>> 5 & 31, r -> new HashSet<>()).add((long) (w >>> 10 & 0xfff) << ((w & 1 << 22) != 0 ? 12 : 0));
            } else if ((w & 0x3b000000) == 0x39000000) {
                rests.computeIfAbsent(w >>> 5 & 31, r -> new HashSet<>()).add((long) (w >>> 10 & 0xfff) << scale(w));
            }
        }
        for (int register = 0; register < REGISTERS; register++) {
            Set<Long> added = rests.getOrDefault(register, Set.of());
            for (long page : pages.getOrDefault(register, Set.of())) {
                added.forEach(rest -> sink.address(page + rest));
                if (added.isEmpty()) {
                    sink.page(page);
                }
            }
        }
    }

    private static long pageNumber(int w) {
        return (long) (w << 8 >> 13) << 2 | w >>> 29 & 3;
    }

    /** By how much the offset of a load or store is shifted: the size, 16 bytes for a whole vector register. */
    private static int scale(int w) {
        boolean vector = (w & 1 << 26) != 0;
        return vector && (w & 1 << 23) != 0 ? 4 : w >>> 30;
    }

    @Override
    public boolean mayGoOn(ByteBuffer code) {
        if (code.remaining() < Integer.BYTES) {
            return true;
        }
        int w = code.getInt(code.limit() - Integer.BYTES);
        boolean jump = (w & 0x7c000000) == 0x14000000 || (w & 0xfe000000) == 0xd6000000; // B, BL, BR, BLR, RET
        boolean stop = (w & 0xffe0001f) == 0xd4200000 || (w & 0xffff0000) == 0; // BRK, UDF
        return !jump && !stop;
    }

    @Override
    public boolean isPadding(ByteBuffer code) {
        if (code.position() % 4 != 0 || code.remaining() % 4 != 0) {
            return false;
        }
        for (int i = code.position(); i < code.limit(); i += 4) {
            int w = code.getInt(i);
            if (w != 0xd503201f && w != 0) { // NOP
                return false;
            }
        }
        return true;
    }

    @Override
    public byte[] trap() {
        return new byte[] {0, 0, 0x20, (byte) 0xd4}; // BRK #0
    }
}

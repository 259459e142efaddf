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
        for (int i = begin; i + Arm64Instruction.LENGTH <= code.limit(); i += Arm64Instruction.LENGTH) {
            Arm64Instruction instruction = new Arm64Instruction(code.getInt(i), address + i - begin);
            instruction.branch().ifPresent(sink::branch);
            instruction.nearby().ifPresent(sink::address);
            if (instruction.isPage()) {
                pages.computeIfAbsent(instruction.word() & 31, r -> new HashSet<>()).add(instruction.page());
            }
            instruction.offset().ifPresent(o -> rests.computeIfAbsent(instruction.base(), r -> new HashSet<>()).add(o));
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

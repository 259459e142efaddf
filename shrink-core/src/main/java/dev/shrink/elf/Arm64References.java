package dev.shrink.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;

/**
 * AArch64. Far addresses are made of ADRP, which gives a page, and an ADD, load or store that adds the rest. Within a run of instructions without a label a
 * register holds the page that it got last; at a label it may hold every page that it gets anywhere in this code. Besides, every ADRP is told by
 * itself: who takes the address of a function there may add the rest anywhere.
 */
final class Arm64References implements CodeReferences {
    private static final int CHUNK = 1 << 20;
    private static final int REGISTERS = 32;

    @Override
    public void forEach(ImageReader image, Range code, Visitor visitor) throws IOException {
        for (long at = Elf.alignUp(code.start(), Arm64Instruction.LENGTH); at < code.end(); at += CHUNK) {
            ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK, code.end() - at));
            image.fill(at, chunk);
            tell(chunk.flip(), at, visitor);
        }
    }

    /** @param code from the buffer's position to its limit, little-endian, at this address */
    static void tell(ByteBuffer code, long address, Visitor visitor) {
        int begin = code.position();
        List<Arm64Instruction> instructions = new ArrayList<>(code.remaining() / Arm64Instruction.LENGTH);
        for (int i = begin; i + Arm64Instruction.LENGTH <= code.limit(); i += Arm64Instruction.LENGTH) {
            instructions.add(new Arm64Instruction(code.getInt(i), address + i - begin));
        }
        new Run(instructions, address, visitor).tell();
    }

    /** Instructions one behind the other, entered at the first, at labels, and by jumps from elsewhere. */
    private static final class Run {
        private final List<Arm64Instruction> instructions;
        private final long start;
        private final Visitor visitor;
        private final BitSet labels = new BitSet();
        /** The ADRPs that write each register. */
        private final BitSet[] writers = new BitSet[REGISTERS];
        private final BitSet completed = new BitSet();

        Run(List<Arm64Instruction> instructions, long start, Visitor visitor) {
            this.instructions = instructions;
            this.start = start;
            this.visitor = visitor;
            Arrays.setAll(writers, r -> new BitSet());
        }

        void tell() {
            boolean hasPages = collect();
            if (!hasPages) {
                return;
            }
            // Nobody knows where an indirect jump leads: then every instruction counts as a label.
            boolean anywhere = instructions.stream().anyMatch(Arm64Instruction::isIndirectJump);
            BitSet[] held = new BitSet[REGISTERS];
            for (int i = 0; i < instructions.size(); i++) {
                if (i == 0 || anywhere || labels.get(i)) {
                    Arrays.setAll(held, r -> writers[r]);
                }
                Arm64Instruction instruction = instructions.get(i);
                OptionalLong offset = instruction.offset();
                if (offset.isPresent()) {
                    held[instruction.base()].stream().forEach(writer -> {
                        completed.set(writer);
                        visitor.visit(instruction.address(), instructions.get(writer).page() + offset.getAsLong(), Kind.MEMORY);
                    });
                }
                int overwritten = instruction.overwritten();
                if (overwritten != Arm64Instruction.NO_REGISTER) {
                    held[overwritten] = new BitSet();
                    if (instruction.isPage()) {
                        held[overwritten].set(i);
                    }
                }
            }
            for (BitSet pages : writers) {
                pages.stream().filter(i -> !completed.get(i)).mapToObj(instructions::get).forEach(w -> visitor.visit(w.address(), w.page(), Kind.ANYWHERE_IN_PAGE));
            }
        }

        /** Tells what single instructions refer to; finds labels and pages. */
        private boolean collect() {
            boolean found = false;
            for (int i = 0; i < instructions.size(); i++) {
                Arm64Instruction instruction = instructions.get(i);
                if (instruction.endsBlock()) {
                    labels.set(i + 1);
                }
                instruction.branch().ifPresent(target -> {
                    long index = (target - start) / Arm64Instruction.LENGTH;
                    if (target >= start && index < instructions.size()) {
                        labels.set((int) index);
                    }
                    visitor.visit(instruction.address(), target, Kind.BRANCH);
                });
                instruction.nearby().ifPresent(target -> visitor.visit(instruction.address(), target, Kind.MEMORY));
                if (instruction.isPage()) {
                    found = true;
                    writers[instruction.word() & 31].set(i);
                    visitor.visit(instruction.address(), instruction.page(), Kind.PAGE);
                }
            }
            return found;
        }
    }
}

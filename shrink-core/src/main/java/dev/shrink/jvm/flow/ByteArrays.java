package dev.shrink.jvm.flow;

import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.reach.Program;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Arrays of bytes that code spells out element by element, as compilers translate an array initialiser. */
public final class ByteArrays {
    private final ClassNodes nodes;

    /** The arrays in the code of one program. */
    public ByteArrays(Program program) {
        this.nodes = new ClassNodes(program.index());
    }

    /** The arrays of one class, in the order of the code. */
    public List<byte[]> of(ClassFacts type) {
        return type.methods().stream().flatMap(m -> nodes.method(type.name(), m.key()).stream()).flatMap(node -> of(node).stream()).toList();
    }

    /** Elements that are zero may have been left out at the end. */
    private static List<byte[]> of(MethodNode method) {
        List<byte[]> arrays = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int index = -1;
        int value = -1;
        for (AbstractInsnNode instruction : method.instructions) {
            int opcode = instruction.getOpcode();
            if (opcode == Opcodes.NEWARRAY && ((IntInsnNode) instruction).operand == Opcodes.T_BYTE) {
                finish(bytes, arrays);
            } else if (opcode == Opcodes.BASTORE) {
                for (int gap = bytes.size(); gap < index; gap++) {
                    bytes.write(0);
                }
                bytes.write(value);
            } else if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
                index = value;
                value = opcode - Opcodes.ICONST_0;
            } else if (opcode == Opcodes.BIPUSH || opcode == Opcodes.SIPUSH) {
                index = value;
                value = ((IntInsnNode) instruction).operand;
            }
        }
        finish(bytes, arrays);
        return arrays;
    }

    private static void finish(ByteArrayOutputStream bytes, List<byte[]> arrays) {
        if (bytes.size() > 0) {
            arrays.add(bytes.toByteArray());
        }
        bytes.reset();
    }
}

package dev.shrink.jvm.flow;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Arrays of bytes that code spells out element by element, as compilers translate an array initialiser. */
final class ByteArrays {
    private ByteArrays() {
    }

    /** The arrays of one method, in the order of the code. Elements that are zero may have been left out at the end. */
    static List<byte[]> of(MethodNode method) {
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

package dev.shrink.jvm.facts;

import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Collects the references of methods' code straight from the class file (JVMS 4.7.3 and 6.5). A visitor of instructions would make labels, frames and
 * texts for each of them, which costs several times what is needed to see which constants they use.
 */
final class CodeScanner {
    /** Bytes of each instruction with its operands; 0 for those whose length varies and for what is no instruction. */
    private static final String LENGTHS = "1".repeat(16) + "23" + "233" + "2".repeat(5) + "1".repeat(28) + "2".repeat(5) + "1".repeat(73)
            + "3" + "1".repeat(20) + "3".repeat(16) + "2" + "00" + "1".repeat(6) + "3".repeat(7) + "55" + "3" + "2" + "3" + "11" + "33" + "11" + "0" + "4" + "33" + "55";
    private static final int WIDE = 196;
    private static final int GOTO_W = 200;
    private static final int JSR_W = 201;
    private static final int LDC_W = 19;
    private static final int LDC2_W = 20;

    private final InterningReader reader;
    private final ConstantRefs constants;
    private final MethodBodies bodies;

    CodeScanner(InterningReader reader, RefPool pool) {
        char[] buffer = new char[reader.getMaxStringLength()];
        this.reader = reader;
        this.constants = new ConstantRefs(reader, pool, buffer);
        this.bodies = new MethodBodies(reader, buffer);
    }

    /**
     * Adds what a method's code refers to, in the order of the code.
     *
     * @param method place of the method in the class file
     */
    void scan(int method, RefPool.Refs refs) {
        int body = bodies.code(method);
        if (body == 0) {
            return;
        }
        int start = body + 8;
        int length = reader.readInt(body + 4);
        if (length < 0) {
            throw new IllegalArgumentException("code of " + length + " bytes");
        }
        int end = start + length;
        int handlers = reader.readUnsignedShort(end);
        for (int i = 0; i < handlers; i++) {
            int type = reader.readUnsignedShort(end + 2 + 8 * i + 6);
            if (type != 0) {
                refs.add(constants.named(RefKind.TYPE, type));
            }
        }
        FrameScanner frames = new FrameScanner(reader, constants, refs);
        frames.find(end + 2 + 8 * handlers);
        ClassLiterals literals = new ClassLiterals(refs);
        int offset = 0;
        while (offset < length) {
            frames.reach(offset);
            int next = offset + length(start, offset);
            if (next > length) {
                throw new IllegalArgumentException("an instruction at " + offset + " is longer than the code");
            }
            instruction(reader.readByte(start + offset), start + offset, refs, literals);
            offset = next;
        }
        literals.leave();
    }

    private int length(int start, int offset) {
        int at = start + offset;
        int opcode = reader.readByte(at);
        int fixed = opcode < LENGTHS.length() ? LENGTHS.charAt(opcode) - '0' : 0;
        if (fixed > 0) {
            return fixed;
        }
        int operands = 4 - (offset & 3);
        long length = switch (opcode) {
            case WIDE -> reader.readByte(at + 1) == Opcodes.IINC ? 6 : 4;
            case Opcodes.TABLESWITCH -> operands + 12 + 4 * ((long) reader.readInt(at + operands + 8) - reader.readInt(at + operands + 4) + 1);
            case Opcodes.LOOKUPSWITCH -> operands + 8 + 8L * reader.readInt(at + operands + 4);
            default -> throw new IllegalArgumentException("there is no instruction " + opcode);
        };
        if (length < 1 || length > Integer.MAX_VALUE - offset) {
            throw new IllegalArgumentException("a switch of " + length + " bytes");
        }
        return (int) length;
    }

    private void instruction(int opcode, int at, RefPool.Refs refs, ClassLiterals literals) {
        switch (opcode) {
            case Opcodes.GETSTATIC -> field(RefKind.GET_STATIC, at, refs, literals);
            case Opcodes.PUTSTATIC -> field(RefKind.PUT_STATIC, at, refs, literals);
            case Opcodes.GETFIELD -> field(RefKind.GET_FIELD, at, refs, literals);
            case Opcodes.PUTFIELD -> field(RefKind.PUT_FIELD, at, refs, literals);
            case Opcodes.INVOKEVIRTUAL -> call(RefKind.INVOKE_VIRTUAL, at, refs, literals);
            case Opcodes.INVOKESPECIAL -> call(RefKind.INVOKE_SPECIAL, at, refs, literals);
            case Opcodes.INVOKESTATIC -> call(RefKind.INVOKE_STATIC, at, refs, literals);
            case Opcodes.INVOKEINTERFACE -> call(RefKind.INVOKE_INTERFACE, at, refs, literals);
            case Opcodes.INVOKEDYNAMIC -> dynamic(reader.readUnsignedShort(at + 1), refs, literals);
            case Opcodes.NEW -> type(RefKind.NEW, at, refs, literals);
            case Opcodes.CHECKCAST -> type(RefKind.CAST, at, refs, literals);
            case Opcodes.ANEWARRAY, Opcodes.INSTANCEOF -> type(RefKind.TYPE, at, refs, literals);
            case Opcodes.MULTIANEWARRAY -> {
                literals.step();
                refs.descriptor(constants.text(reader.readUnsignedShort(at + 1)));
            }
            case Opcodes.LDC -> constant(reader.readByte(at + 1), refs, literals);
            case LDC_W, LDC2_W -> constant(reader.readUnsignedShort(at + 1), refs, literals);
            default -> {
                if (literals.arePending()) {
                    pass(opcode, literals);
                }
            }
        }
    }

    /** Instructions that take no constant: jumps end the way of a class constant, simple ones are steps on it, loads and stores of locals are not counted. */
    private static void pass(int opcode, ClassLiterals literals) {
        if (opcode >= Opcodes.IFEQ && opcode <= Opcodes.JSR || opcode == Opcodes.IFNULL || opcode == Opcodes.IFNONNULL || opcode == GOTO_W || opcode == JSR_W) {
            literals.leave();
        } else if (opcode <= Opcodes.DCONST_1 || opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD || opcode >= Opcodes.IASTORE && opcode <= Opcodes.LXOR
                || opcode >= Opcodes.I2L && opcode <= Opcodes.DCMPG || opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN
                || opcode == Opcodes.ARRAYLENGTH || opcode == Opcodes.ATHROW || opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT) {
            literals.step();
        }
    }

    private void field(RefKind kind, int at, RefPool.Refs refs, ClassLiterals literals) {
        literals.step();
        refs.add(constants.member(kind, reader.readUnsignedShort(at + 1)));
    }

    private void call(RefKind kind, int at, RefPool.Refs refs, ClassLiterals literals) {
        int method = reader.readUnsignedShort(at + 1);
        if (literals.arePending()) {
            literals.consume(constants.owner(method), constants.name(method));
        }
        refs.add(constants.member(kind, method));
    }

    private void type(RefKind kind, int at, RefPool.Refs refs, ClassLiterals literals) {
        literals.step();
        refs.add(constants.named(kind, reader.readUnsignedShort(at + 1)));
    }

    private void constant(int index, RefPool.Refs refs, ClassLiterals literals) {
        literals.step();
        switch (constants.tag(index)) {
            case 3, 4, 5, 6 -> { } // numbers
            case 7 -> literals.load(Type.getObjectType(constants.text(index)));
            case 8 -> refs.add(constants.named(RefKind.STRING, index));
            default -> refs.constant(constants.value(index));
        }
    }

    private void dynamic(int index, RefPool.Refs refs, ClassLiterals literals) {
        literals.step();
        String name = constants.name(index);
        String descriptor = constants.descriptor(index);
        int bootstrap = bodies.bootstrap(reader.readUnsignedShort(reader.getItem(index)));
        Handle handle = (Handle) constants.value(reader.readUnsignedShort(bootstrap));
        Object[] arguments = new Object[reader.readUnsignedShort(bootstrap + 2)];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = constants.value(reader.readUnsignedShort(bootstrap + 4 + 2 * i));
        }
        refs.descriptor(descriptor);
        if (!handle.getOwner().startsWith("java/lang/")) {
            // Dynamic languages pass the name of the method that they will look up.
            refs.add(RefKind.STRING, name);
        }
        refs.handle(handle);
        for (Object argument : arguments) {
            refs.constant(argument);
        }
        Type result = Type.getReturnType(descriptor);
        if (result.getSort() == Type.OBJECT) {
            refs.add(RefKind.LAMBDA, result.getInternalName(), name);
            if (handle.getName().equals("altMetafactory")) {
                for (Object argument : arguments) {
                    if (argument instanceof Type type && type.getSort() == Type.OBJECT) {
                        refs.add(RefKind.LAMBDA, type.getInternalName(), name);
                    }
                }
            }
        }
    }
}

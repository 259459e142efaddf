package dev.shrink.jvm.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Interpreter;

/** Evaluates strings: constants, concatenation in all its forms, formats, and what the surroundings know of fields and methods. */
final class StringInterpreter extends Interpreter<StringValue> {
    private final Surroundings surroundings;
    private final Observer observer;
    private final Map<Integer, Integer> parameters = new HashMap<>();
    private final Builders builders;
    private final CallEvaluation evaluation;
    private final Map<Integer, List<StringValue>> arrays = new HashMap<>();
    private final Map<AbstractInsnNode, Integer> origins = new HashMap<>();

    /** What is known outside the method. */
    interface Surroundings {
        StringValue field(String owner, String name, String descriptor);

        StringValue result(String owner, String key, List<StringValue> arguments);
    }

    /** Sees what the method does with the values. */
    interface Observer {
        void call(MethodInsnNode call, List<StringValue> arguments);

        void put(FieldInsnNode field, StringValue value);

        void result(StringValue value);

        void composed(StringValue value);
    }

    StringInterpreter(Surroundings surroundings, Observer observer, MethodNode method) {
        super(Opcodes.ASM9);
        this.surroundings = surroundings;
        this.observer = observer;
        this.builders = new Builders(method.instructions);
        this.evaluation = new CallEvaluation(surroundings, observer, arrays, builders);
        int local = (method.access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
        Type[] types = Type.getArgumentTypes(method.desc);
        for (int i = 0; i < types.length; i++) {
            parameters.put(local, i);
            local += types[i].getSize();
        }
    }

    /** Whether the analysis has to run once more, now that all appends and all elements of arrays are known. */
    boolean needsSecondLook() {
        return builders.needSecondLook(!arrays.isEmpty());
    }

    @Override
    public StringValue newValue(Type type) {
        if (type == Type.VOID_TYPE) {
            return null; // ASM's contract
        }
        return type == null || type.getSize() == 1 ? StringValue.ONE : StringValue.TWO;
    }

    @Override
    public StringValue newParameterValue(boolean isInstance, int local, Type type) {
        Integer index = isInstance && local == 0 ? null : parameters.get(local);
        boolean isReference = type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
        return index == null || !isReference ? newValue(type) : StringValue.of(Template.parameter(index));
    }

    @Override
    public StringValue newOperation(AbstractInsnNode instruction) {
        return switch (instruction.getOpcode()) {
            case Opcodes.LDC -> constant(((LdcInsnNode) instruction).cst);
            case Opcodes.LCONST_0, Opcodes.LCONST_1, Opcodes.DCONST_0, Opcodes.DCONST_1 -> StringValue.TWO;
            case Opcodes.GETSTATIC -> field((FieldInsnNode) instruction);
            case Opcodes.NEW -> ((TypeInsnNode) instruction).desc.matches("java/lang/StringBu(ilder|ffer)")
                    ? builders.make(instruction, origin(instruction)) : StringValue.ONE;
            case Opcodes.BIPUSH, Opcodes.SIPUSH -> StringValue.of(Template.constant(String.valueOf(((IntInsnNode) instruction).operand)));
            case Opcodes.ICONST_0, Opcodes.ICONST_1, Opcodes.ICONST_2, Opcodes.ICONST_3, Opcodes.ICONST_4, Opcodes.ICONST_5 ->
                    StringValue.of(Template.constant(String.valueOf(instruction.getOpcode() - Opcodes.ICONST_0)));
            default -> StringValue.ONE;
        };
    }

    private static StringValue constant(Object value) {
        if (value instanceof String text) {
            return StringValue.of(Template.constant(text));
        }
        if (value instanceof Type type && type.getSort() == Type.OBJECT) {
            return StringValue.of(Template.constant(type.getClassName()));
        }
        if (value instanceof Integer number) {
            return StringValue.of(Template.constant(String.valueOf(number)));
        }
        return value instanceof Long || value instanceof Double ? StringValue.TWO : StringValue.ONE;
    }

    private StringValue field(FieldInsnNode field) {
        Type type = Type.getType(field.desc);
        return type.getSize() == 2 ? StringValue.TWO : surroundings.field(field.owner, field.name, field.desc);
    }

    private StringValue put(FieldInsnNode field, StringValue value) {
        observer.put(field, elements(value, field));
        return value;
    }

    /** An array stands for any of its elements where it leaves the method, a builder for its text. */
    private StringValue elements(StringValue value, AbstractInsnNode reader) {
        if (value.origin() == StringValue.NO_ORIGIN) {
            return value;
        }
        List<StringValue> elements = arrays.get(value.origin());
        return elements == null ? builders.text(value, reader) : elements.stream().reduce(StringValue::union).orElse(value);
    }

    private int origin(AbstractInsnNode instruction) {
        return origins.computeIfAbsent(instruction, i -> origins.size());
    }

    @Override
    public StringValue copyOperation(AbstractInsnNode instruction, StringValue value) {
        return value;
    }

    @Override
    public StringValue unaryOperation(AbstractInsnNode instruction, StringValue value) {
        return switch (instruction.getOpcode()) {
            case Opcodes.CHECKCAST -> value;
            case Opcodes.GETFIELD -> field((FieldInsnNode) instruction);
            case Opcodes.ANEWARRAY -> StringValue.ONE.with(origin(instruction));
            case Opcodes.PUTSTATIC -> put((FieldInsnNode) instruction, value);
            case Opcodes.LNEG, Opcodes.DNEG, Opcodes.I2L, Opcodes.I2D, Opcodes.L2D, Opcodes.F2L, Opcodes.F2D, Opcodes.D2L -> StringValue.TWO;
            default -> StringValue.ONE;
        };
    }

    @Override
    public StringValue binaryOperation(AbstractInsnNode instruction, StringValue left, StringValue right) {
        int opcode = instruction.getOpcode();
        if (opcode == Opcodes.PUTFIELD) {
            return put((FieldInsnNode) instruction, right);
        }
        if (opcode == Opcodes.AALOAD) {
            List<StringValue> elements = arrays.get(left.origin());
            return left.origin() == StringValue.NO_ORIGIN || elements == null
                    ? StringValue.of(left.templates()) : elements.stream().reduce(StringValue::union).orElse(StringValue.ONE);
        }
        return switch (opcode) {
            case Opcodes.LALOAD, Opcodes.DALOAD, Opcodes.LADD, Opcodes.DADD, Opcodes.LSUB, Opcodes.DSUB, Opcodes.LMUL, Opcodes.DMUL,
                    Opcodes.LDIV, Opcodes.DDIV, Opcodes.LREM, Opcodes.DREM, Opcodes.LSHL, Opcodes.LSHR, Opcodes.LUSHR, Opcodes.LAND,
                    Opcodes.LOR, Opcodes.LXOR -> StringValue.TWO;
            default -> StringValue.ONE;
        };
    }

    @Override
    public StringValue ternaryOperation(AbstractInsnNode instruction, StringValue array, StringValue index, StringValue value) {
        if (instruction.getOpcode() == Opcodes.AASTORE && array.origin() != StringValue.NO_ORIGIN) {
            List<StringValue> elements = arrays.computeIfAbsent(array.origin(), o -> new ArrayList<>());
            if (elements.size() < 64 && !elements.contains(value)) {
                elements.add(value);
            }
        }
        return StringValue.ONE;
    }

    @Override
    public StringValue naryOperation(AbstractInsnNode instruction, List<? extends StringValue> values) {
        if (instruction instanceof MultiANewArrayInsnNode) {
            return StringValue.ONE;
        }
        if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            return dynamic.bsm.getOwner().equals("java/lang/invoke/StringConcatFactory") ? composed(recipe(dynamic, values))
                    : newValue(Type.getReturnType(dynamic.desc));
        }
        MethodInsnNode call = (MethodInsnNode) instruction;
        StringValue receiver = values.isEmpty() ? StringValue.ONE : values.get(0);
        boolean onBuilder = call.getOpcode() != Opcodes.INVOKESTATIC && builders.isBuilder(receiver);
        if (!call.owner.startsWith("java/lang/")) {
            // Whoever is handed a builder may append to it.
            values.subList(onBuilder ? 1 : 0, values.size()).forEach(b -> builders.append(b, call, StringValue.ONE));
        }
        List<StringValue> read = new ArrayList<>(values.size());
        values.forEach(v -> read.add(elements(v, call)));
        observer.call(call, read);
        Type result = Type.getReturnType(call.desc);
        if (result.getSort() != Type.OBJECT && result.getSort() != Type.ARRAY) {
            construct(call, receiver, values);
            return newValue(result);
        }
        List<StringValue> texts = new ArrayList<>(values.size());
        values.forEach(v -> texts.add(builders.text(v, call)));
        return evaluation.call(call, receiver, texts);
    }

    private void construct(MethodInsnNode call, StringValue made, List<? extends StringValue> values) {
        if (call.name.equals("<init>") && builders.isBuilder(made) && call.desc.startsWith("(Ljava/lang/")) {
            builders.append(made, call, elements(values.get(1), call));
        }
    }

    private StringValue composed(StringValue value) {
        observer.composed(value);
        return value;
    }

    private StringValue recipe(InvokeDynamicInsnNode dynamic, List<? extends StringValue> values) {
        List<StringValue> parts = new ArrayList<>();
        List<StringValue> texts = values.stream().map(v -> builders.text(v, dynamic)).toList();
        if (dynamic.name.equals("makeConcat")) {
            parts.addAll(texts);
            return StringValue.concat(parts);
        }
        int value = 0;
        int constant = 1;
        for (char c : ((String) dynamic.bsmArgs[0]).toCharArray()) {
            if (c == '\1') {
                parts.add(texts.get(value++));
            } else if (c == '\2') {
                parts.add(StringValue.of(Template.constant(String.valueOf(dynamic.bsmArgs[constant++]))));
            } else {
                parts.add(StringValue.of(Template.constant(String.valueOf(c))));
            }
        }
        return StringValue.concat(parts);
    }

    @Override
    public void returnOperation(AbstractInsnNode instruction, StringValue value, StringValue expected) {
        observer.result(elements(value, instruction));
    }

    @Override
    public StringValue merge(StringValue a, StringValue b) {
        return a.union(b);
    }
}

package dev.shrink.jvm.facts;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;

/** Collects the references of one method. */
final class CodeReader extends MethodVisitor {
    /** A class constant whose consumer is not called within so many instructions is taken to go anywhere. */
    private static final int CONSUMER_WINDOW = 6;
    private static final Set<String> NAME_METHODS = Set.of("getName", "getTypeName", "getCanonicalName", "getSimpleName", "toString");

    private final RefPool pool;
    private final RefPool.Refs refs;
    private final List<AnnotationFacts> annotations;
    private final Consumer<RefPool.Refs> atEnd;
    private Type pendingLiteral;
    private boolean pendingName;
    private int pendingFor;

    CodeReader(RefPool pool, RefPool.Refs refs, List<AnnotationFacts> annotations, Consumer<RefPool.Refs> atEnd) {
        super(Opcodes.ASM9);
        this.pool = pool;
        this.refs = refs;
        this.annotations = annotations;
        this.atEnd = atEnd;
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return AnnotationReader.into(pool, annotations, descriptor, visible);
    }

    @Override
    public AnnotationVisitor visitTypeAnnotation(int ref, TypePath path, String descriptor, boolean visible) {
        return AnnotationReader.into(pool, annotations, descriptor, visible);
    }

    @Override
    public AnnotationVisitor visitParameterAnnotation(int parameter, String descriptor, boolean visible) {
        return AnnotationReader.into(pool, annotations, descriptor, visible);
    }

    @Override
    public AnnotationVisitor visitAnnotationDefault() {
        return AnnotationReader.values(refs);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        step();
        refs.add(opcode == Opcodes.NEW ? RefKind.NEW : opcode == Opcodes.CHECKCAST ? RefKind.CAST : RefKind.TYPE, type);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        step();
        RefKind kind = switch (opcode) {
            case Opcodes.GETFIELD -> RefKind.GET_FIELD;
            case Opcodes.PUTFIELD -> RefKind.PUT_FIELD;
            case Opcodes.GETSTATIC -> RefKind.GET_STATIC;
            default -> RefKind.PUT_STATIC;
        };
        refs.add(kind, owner, Keys.field(name, descriptor));
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        consume(owner, name);
        RefKind kind = switch (opcode) {
            case Opcodes.INVOKEVIRTUAL -> RefKind.INVOKE_VIRTUAL;
            case Opcodes.INVOKEINTERFACE -> RefKind.INVOKE_INTERFACE;
            case Opcodes.INVOKESTATIC -> RefKind.INVOKE_STATIC;
            default -> RefKind.INVOKE_SPECIAL;
        };
        refs.add(kind, owner, Keys.method(name, descriptor));
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        step();
        refs.descriptor(descriptor);
        if (!bootstrap.getOwner().startsWith("java/lang/")) {
            // Dynamic languages pass the name of the method that they will look up.
            refs.add(RefKind.STRING, name);
        }
        refs.handle(bootstrap);
        for (Object argument : arguments) {
            refs.constant(argument);
        }
        Type result = Type.getReturnType(descriptor);
        if (result.getSort() == Type.OBJECT) {
            refs.add(RefKind.LAMBDA, result.getInternalName(), name);
            if (bootstrap.getName().equals("altMetafactory")) {
                for (Object argument : arguments) {
                    if (argument instanceof Type type && type.getSort() == Type.OBJECT) {
                        refs.add(RefKind.LAMBDA, type.getInternalName(), name);
                    }
                }
            }
        }
    }

    @Override
    public void visitLdcInsn(Object value) {
        step();
        if (value instanceof Type type && type.getSort() != Type.METHOD) {
            if (pendingLiteral != null) {
                flush("");
            }
            pendingLiteral = type;
            pendingFor = 0;
        } else {
            refs.constant(value);
        }
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        step();
        refs.descriptor(descriptor);
    }

    @Override
    public void visitInsn(int opcode) {
        step();
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        if (pendingLiteral != null) {
            flush("");
        }
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
        refs.type(type);
    }

    @Override
    public void visitFrame(int type, int localCount, Object[] locals, int stackCount, Object[] stack) {
        frame(locals, localCount);
        frame(stack, stackCount);
    }

    private void frame(Object[] types, int count) {
        for (int i = 0; types != null && i < count && i < types.length; i++) {
            if (types[i] instanceof String name) {
                refs.type(name);
            }
        }
    }

    /** A class constant meets its consumer; where that only takes the class's name, the name's consumer is the one that counts. */
    private void consume(String owner, String name) {
        if (pendingLiteral == null) {
            return;
        }
        if (owner.equals("java/lang/Class") && !pendingName && NAME_METHODS.contains(name)) {
            pendingName = true;
            pendingFor = 0;
        } else {
            flush((pendingName ? "name>" : "") + owner + '.' + name);
        }
    }

    private void step() {
        if (pendingLiteral != null && ++pendingFor > CONSUMER_WINDOW) {
            flush("");
        }
    }

    private void flush(String consumer) {
        Type literal = pendingLiteral;
        pendingLiteral = null;
        pendingName = false;
        refs.type(literal, consumer);
    }

    @Override
    public void visitEnd() {
        if (pendingLiteral != null) {
            flush("");
        }
        atEnd.accept(refs);
    }
}

package dev.shrink.jvm.facts;

import java.util.List;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Collects the references in an annotation's values; nested annotations and arrays go into the same list. */
final class AnnotationReader extends AnnotationVisitor {
    private final RefPool.Refs refs;
    private final Runnable atEnd;
    private int depth;

    private AnnotationReader(RefPool.Refs refs, Runnable atEnd) {
        super(Opcodes.ASM9);
        this.refs = refs;
        this.atEnd = atEnd;
    }

    static AnnotationVisitor into(RefPool pool, List<AnnotationFacts> target, String descriptor, boolean visible) {
        RefPool.Refs refs = pool.refs();
        String type = pool.intern(Type.getType(descriptor).getInternalName());
        return new AnnotationReader(refs, () -> target.add(new AnnotationFacts(type, visible, refs.done())));
    }

    static AnnotationVisitor values(RefPool.Refs refs) {
        return new AnnotationReader(refs, () -> { });
    }

    @Override
    public void visit(String name, Object value) {
        refs.constant(value);
    }

    @Override
    public void visitEnum(String name, String descriptor, String value) {
        refs.add(RefKind.GET_STATIC, Type.getType(descriptor).getInternalName(), Keys.field(value, descriptor));
    }

    @Override
    public AnnotationVisitor visitAnnotation(String name, String descriptor) {
        refs.add(RefKind.ANNOTATION, Type.getType(descriptor).getInternalName());
        depth++;
        return this;
    }

    @Override
    public AnnotationVisitor visitArray(String name) {
        depth++;
        return this;
    }

    @Override
    public void visitEnd() {
        if (depth-- == 0) {
            atEnd.run();
        }
    }
}

package dev.shrink.jvm.facts;

import java.util.List;
import java.util.function.Consumer;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.TypePath;

/** Collects the annotations of one method, and the references in its default value. */
final class MethodReader extends MethodVisitor {
    private final RefPool pool;
    private final RefPool.Refs refs;
    private final List<AnnotationFacts> annotations;
    private final Consumer<RefPool.Refs> atEnd;

    MethodReader(RefPool pool, RefPool.Refs refs, List<AnnotationFacts> annotations, Consumer<RefPool.Refs> atEnd) {
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
    public void visitEnd() {
        atEnd.accept(refs);
    }
}

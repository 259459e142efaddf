package dev.shrink.jvm.rewrite;

import dev.shrink.jvm.facts.Keys;
import dev.shrink.jvm.reach.Kept;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;

/**
 * Writes a class file without its dead members. Methods that are linked to but never called keep their declaration and throw; the
 * constant pool is built anew, so that it holds only what is left; lists of classes lose the entries of removed classes.
 */
public final class ClassShrinker {
    private static final int CLASS_CONSTANT = 7;

    private ClassShrinker() {
    }

    /**
     * Shrinks one class file.
     *
     * @param classFile the bytes, not changed
     * @param kept what stays of the class
     * @param removed tells by internal name which classes the artifact loses
     */
    public static byte[] shrink(byte[] classFile, Kept kept, Predicate<String> removed) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = kept.whole() ? new ClassWriter(reader, 0) : new ClassWriter(0);
        reader.accept(new Filter(writer, kept, removed), 0);
        return writer.toByteArray();
    }

    /** Whether the class file's lists of nested and permitted classes name any removed class. */
    static boolean listsAny(byte[] classFile, Predicate<String> removed) {
        ClassReader reader = new ClassReader(classFile);
        if (!namesAny(reader, removed)) {
            return false;
        }
        boolean[] found = new boolean[1];
        reader.accept(new ClassVisitor(Opcodes.ASM9) {
            @Override
            public void visitInnerClass(String name, String outer, String simpleName, int access) {
                found[0] |= removed.test(name);
            }

            @Override
            public void visitNestMember(String member) {
                found[0] |= removed.test(member);
            }

            @Override
            public void visitPermittedSubclass(String subclass) {
                found[0] |= removed.test(subclass);
            }
        }, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return found[0];
    }

    /** Whether any class constant (JVMS 4.4.1) names a removed class; the lists are made of such constants. */
    private static boolean namesAny(ClassReader reader, Predicate<String> removed) {
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i); // 0 for the second half of a long or a double
            if (item > 0 && reader.readByte(item - 1) == CLASS_CONSTANT && removed.test(reader.readUTF8(item, buffer))) {
                return true;
            }
        }
        return false;
    }

    private static final class Filter extends ClassVisitor {
        private static final int NO_CODE = Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE;
        /** Attributes of other languages that hold no index into the constant pool, which changes here. */
        private static final Set<String> SELF_CONTAINED = Set.of("ScalaSig", "Scala", "TASTY");

        private final Kept kept;
        private final Predicate<String> removed;

        Filter(ClassVisitor next, Kept kept, Predicate<String> removed) {
            super(Opcodes.ASM9, next);
            this.kept = kept;
            this.removed = removed;
        }

        @Override
        public void visitInnerClass(String name, String outer, String simpleName, int access) {
            if (!removed.test(name)) {
                super.visitInnerClass(name, outer, simpleName, access);
            }
        }

        @Override
        public void visitNestMember(String member) {
            if (!removed.test(member)) {
                super.visitNestMember(member);
            }
        }

        @Override
        public void visitPermittedSubclass(String subclass) {
            if (!removed.test(subclass)) {
                super.visitPermittedSubclass(subclass);
            }
        }

        @Override
        public void visitAttribute(Attribute attribute) {
            if (kept.whole() || SELF_CONTAINED.contains(attribute.type)) {
                super.visitAttribute(attribute);
            }
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return visible || kept.whole() ? super.visitAnnotation(descriptor, visible) : null;
        }

        @Override
        public AnnotationVisitor visitTypeAnnotation(int ref, TypePath path, String descriptor, boolean visible) {
            return visible || kept.whole() ? super.visitTypeAnnotation(ref, path, descriptor, visible) : null;
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            boolean stays = kept.whole() || kept.fields().contains(Keys.field(name, descriptor));
            return stays ? super.visitField(access, name, descriptor, signature, value) : null;
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
            String key = Keys.method(name, descriptor);
            if (kept.whole() || kept.code().contains(key)) {
                MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
                return kept.whole() ? next : new WithoutInvisible(next);
            }
            if (!kept.stubs().contains(key)) {
                return null;
            }
            MethodVisitor stub = super.visitMethod(access, name, descriptor, null, null);
            if ((access & NO_CODE) == 0) {
                stub.visitCode();
                stub.visitInsn(Opcodes.ACONST_NULL);
                stub.visitInsn(Opcodes.ATHROW);
                stub.visitMaxs(1, (Type.getArgumentsAndReturnSizes(descriptor) >> 2) - ((access & Opcodes.ACC_STATIC) == 0 ? 0 : 1));
            }
            stub.visitEnd();
            return null;
        }
    }

    /** Drops annotations that no reflection can see. */
    private static final class WithoutInvisible extends MethodVisitor {
        WithoutInvisible(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return visible ? super.visitAnnotation(descriptor, true) : null;
        }

        @Override
        public AnnotationVisitor visitParameterAnnotation(int parameter, String descriptor, boolean visible) {
            return visible ? super.visitParameterAnnotation(parameter, descriptor, true) : null;
        }

        @Override
        public AnnotationVisitor visitTypeAnnotation(int ref, TypePath path, String descriptor, boolean visible) {
            return visible ? super.visitTypeAnnotation(ref, path, descriptor, true) : null;
        }

        @Override
        public void visitAttribute(Attribute attribute) {
            // Unknown attributes may hold indexes into the constant pool, which changes here.
        }
    }
}

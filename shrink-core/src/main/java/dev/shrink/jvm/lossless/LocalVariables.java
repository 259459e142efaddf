package dev.shrink.jvm.lossless;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

import dev.shrink.model.Content;
import dev.shrink.model.Scratch;
import dev.shrink.rule.Transform;
import dev.shrink.rule.TransformRefusedException;

/** Rewrites a class without LocalVariableTable and LocalVariableTypeTable (JVMS 4.7.13, 4.7.14) and without the constants that only they used. */
record LocalVariables() implements Transform {

    private static final int MAGIC = 0xCAFEBABE;
    /** How the names of both attributes begin. */
    private static final byte[] NAME = "LocalVariableT".getBytes(StandardCharsets.US_ASCII);

    @Override
    public String id() {
        return "jvm.local-variables";
    }

    @Override
    public Content apply(Content in, Scratch scratch) throws IOException, TransformRefusedException {
        byte[] bytes = in.bytes();
        if (bytes.length < 10 || readInt(bytes) != MAGIC) {
            throw new TransformRefusedException("jvm.not-a-class", "it is called a class and is none");
        }
        ClassReader reader = reader(bytes);
        if (!mayHaveTables(bytes)) {
            return in;
        }
        AtomicBoolean found = new AtomicBoolean();
        AtomicBoolean unknown = new AtomicBoolean();
        byte[] compact = rewrite(reader, new ClassWriter(0), found, unknown);
        if (!found.get()) {
            return in;
        }
        // attributes that are not known may refer to constants by number, so the numbers must stay
        byte[] result = unknown.get() ? rewrite(reader, new ClassWriter(reader, 0), found, unknown) : compact;
        return scratch.keep(result);
    }

    /** An attribute's name stands in the constant pool as plain text; asking for it first spares most work on classes without tables. */
    private static boolean mayHaveTables(byte[] bytes) {
        for (int i = 0; i <= bytes.length - NAME.length; i++) {
            if (bytes[i] == NAME[0] && Arrays.equals(bytes, i, i + NAME.length, NAME, 0, NAME.length)) {
                return true;
            }
        }
        return false;
    }

    private static ClassReader reader(byte[] bytes) throws TransformRefusedException {
        int major = (bytes[6] & 0xff) << 8 | bytes[7] & 0xff;
        try {
            return new ClassReader(bytes);
        } catch (IllegalArgumentException e) {
            throw new TransformRefusedException("jvm.unknown-class-version", "class-file version " + major + " is newer than this version of shrink knows", e);
        } catch (RuntimeException e) {
            throw malformed(e);
        }
    }

    private static byte[] rewrite(ClassReader reader, ClassWriter writer, AtomicBoolean found, AtomicBoolean unknown) throws TransformRefusedException {
        try {
            reader.accept(new WithoutLocalVariables(writer, found, unknown), 0);
            return writer.toByteArray();
        } catch (RuntimeException e) {
            throw malformed(e);
        }
    }

    private static TransformRefusedException malformed(RuntimeException e) {
        return new TransformRefusedException("jvm.malformed-class", "the class file is malformed: " + e, e);
    }

    private static int readInt(byte[] bytes) {
        return (bytes[0] & 0xff) << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
    }

    private static final class WithoutLocalVariables extends ClassVisitor {
        private final AtomicBoolean found;
        private final AtomicBoolean unknown;

        WithoutLocalVariables(ClassVisitor next, AtomicBoolean found, AtomicBoolean unknown) {
            super(Opcodes.ASM9, next);
            this.found = found;
            this.unknown = unknown;
        }

        @Override
        public void visitAttribute(Attribute attribute) {
            unknown.set(true);
            super.visitAttribute(attribute);
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            return new FieldVisitor(Opcodes.ASM9, super.visitField(access, name, descriptor, signature, value)) {
                @Override
                public void visitAttribute(Attribute attribute) {
                    unknown.set(true);
                    super.visitAttribute(attribute);
                }
            };
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
                @Override
                public void visitLocalVariable(String variable, String type, String generic, Label start, Label end, int index) {
                    found.set(true);
                }

                @Override
                public void visitAttribute(Attribute attribute) {
                    unknown.set(true);
                    super.visitAttribute(attribute);
                }
            };
        }
    }
}

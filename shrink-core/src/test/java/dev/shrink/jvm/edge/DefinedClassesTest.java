package dev.shrink.jvm.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrink.config.Level;
import dev.shrink.jvm.SmallProgram;
import dev.shrink.jvm.SmallProgram.Shrunk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Class files that code defines itself. */
class DefinedClassesTest {
    private static final String TARGET = "public class Target { public static String call() { return new Part().toString(); } public static String dead() { return \"\"; } }";
    private static final String PART = "public class Part { public String toString() { return \"part\"; } }";
    private static final String LOADER = "public class Own extends ClassLoader { private final byte[] bytes; public Own(byte[] bytes) { super(Own.class.getClassLoader()); this.bytes = bytes; } "
            + "public Object make() throws Exception { return defineClass(null, bytes, 0, bytes.length).getDeclaredConstructor().newInstance(); } }";

    /** A class whose text form is what {@code lib.Target.call()} returns. */
    private static byte[] caller() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, "gen/Caller", null, "java/lang/Object", null);
        MethodVisitor make = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        make.visitCode();
        make.visitVarInsn(Opcodes.ALOAD, 0);
        make.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        make.visitInsn(Opcodes.RETURN);
        make.visitMaxs(1, 1);
        make.visitEnd();
        MethodVisitor text = writer.visitMethod(Opcodes.ACC_PUBLIC, "toString", "()Ljava/lang/String;", null, null);
        text.visitCode();
        text.visitMethodInsn(Opcodes.INVOKESTATIC, "lib/Target", "call", "()Ljava/lang/String;", false);
        text.visitInsn(Opcodes.ARETURN);
        text.visitMaxs(1, 1);
        text.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void keepsWhatAClassFileInAnArrayLinksTo(Level level) {
        StringBuilder bytes = new StringBuilder();
        for (byte b : caller()) {
            bytes.append(b).append(',');
        }
        Shrunk shrunk = SmallProgram.main("return lib.Own.run();").lib(TARGET).lib(PART)
                .source("lib.Own", "package lib; " + LOADER.replaceFirst("\\{", "{ private static final byte[] CODE = {" + bytes + "}; "
                        + "public static String run() throws Exception { return new Own(CODE).make().toString(); } ")).shrunkTo(level);

        assertThat(shrunk.classes()).contains("lib/Target", "lib/Part");
        assertThat(level == Level.CLASSES || !shrunk.methods("lib/Target").contains("dead()Ljava/lang/String;")).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void keepsWhatAClassFileUnderAnotherNameLinksTo(Level level) {
        SmallProgram.main("try (var in = Main.class.getResourceAsStream(\"/gen/Caller.data\")) { return new lib.Own(in.readAllBytes()).make().toString(); }")
                .lib(TARGET).lib(PART).lib(LOADER).resource("gen/Caller.data", caller()).shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void reportsNoPlaceOfAClassWhoseArraysSpellTheClassFilesOut(Level level) {
        StringBuilder bytes = new StringBuilder();
        for (byte b : caller()) {
            bytes.append(b).append(',');
        }
        Shrunk shrunk = SmallProgram.main("return lib.Two.run();").lib(TARGET).lib(PART)
                .lib("public class Two extends ClassLoader { static final byte[] CODE = {" + bytes + "}; Class<?> here() { return defineClass(null, CODE, 0, CODE.length); } "
                        + "Class<?> there() { return defineClass(\"gen.Caller\", CODE, 0, CODE.length); } Two() { super(Two.class.getClassLoader()); } "
                        + "public static String run() throws Exception { return new Two().here().getDeclaredConstructor().newInstance() + \"\" + new Two().there().getDeclaredConstructor().newInstance(); } }").shrunkTo(level);

        assertThat(shrunk.reached().sites()).noneMatch(s -> s.api().endsWith("defineClass"));
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void reportsCodeThatDefinesClassesNobodyHasSeen(Level level) {
        Shrunk shrunk = SmallProgram.main("return String.valueOf(new lib.Own(new byte[0]).make());").lib(LOADER).analyzed(level);

        assertThat(shrunk.reached().sites()).anyMatch(s -> s.className().equals("lib/Own") && s.api().equals("Own.defineClass"));
    }
}

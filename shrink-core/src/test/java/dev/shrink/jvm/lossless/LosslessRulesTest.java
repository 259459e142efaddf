package dev.shrink.jvm.lossless;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

import dev.shrink.config.SettingTable;
import dev.shrink.rule.Fixture;
import dev.shrink.rule.RuleHarness;

class LosslessRulesTest {

    private static final String MULTI_RELEASE = "Manifest-Version: 1.0\r\nMulti-Release: true\r\n";

    @Test
    void removesVersionsThatTheTargetNeverReads() {
        RuleHarness.of(new MultiRelease()).on(Fixture.zip("fe").jar("lib/a.jar", jar -> jar.file("META-INF/MANIFEST.MF", MULTI_RELEASE)
                .file("x/A.class", "8").file("META-INF/versions/9/x/A.class", "9").file("META-INF/versions/11/x/A.class", "11").file("META-INF/versions/22/x/A.class", "22")
                .file("META-INF/versions/9/x/B.class", "9"))).run()
            .removes("lib/a.jar!/META-INF/versions/22/x/A.class", "lib/a.jar!/META-INF/versions/9/x/A.class")
            .keeps("lib/a.jar!/x/A.class", "lib/a.jar!/META-INF/versions/11/x/A.class", "lib/a.jar!/META-INF/versions/9/x/B.class");
    }

    @Test
    void leavesVersionsAloneInAJarThatIsNotMultiRelease() {
        RuleHarness.of(new MultiRelease()).on(Fixture.zip("fe").jar("lib/a.jar", jar -> jar.file("META-INF/versions/22/x/A.class", "22"))).run().changesNothing();
    }

    @Test
    void removesSourcesThatHaveTheirClass() {
        RuleHarness.of(new Sources()).on(Fixture.zip("fe").jar("lib/a.jar", jar -> jar.file("x/A.java", "class A").file("x/A.class", "x").file("x/Script.groovy", "println 1")
                .file("OSGI-OPT/src/x/A.java", "class A").file("x/Top.kt", "fun f() = 1").file("x/TopKt.class", "x"))).run()
            .removes("lib/a.jar!/x/A.java", "lib/a.jar!/OSGI-OPT/src/x/A.java", "lib/a.jar!/x/Top.kt").keeps("lib/a.jar!/x/Script.groovy");
    }

    @Test
    void takesSignaturesOffAndKeepsWhatElseTheManifestSays() {
        String manifest = "Manifest-Version: 1.0\r\nMain-Class: x.A\r\n\r\nName: x/A.class\r\nSHA-256-Digest: abc=\r\n\r\nName: x/B.class\r\nSHA-256-Digest: abc=\r\nSealed: true\r\n\r\n";
        RuleHarness.Result result = RuleHarness.of(new Signatures()).on(Fixture.zip("fe").jar("lib/bc.jar", jar -> jar.file("META-INF/MANIFEST.MF", manifest)
                .file("META-INF/BC.SF", "x").file("META-INF/BC.DSA", "x").file("x/A.class", "x"))
                .jar("lib/plain.jar", jar -> jar.file("META-INF/MANIFEST.MF", manifest))).run()
            .removes("lib/bc.jar!/META-INF/BC.SF", "lib/bc.jar!/META-INF/BC.DSA").tells("jvm.unsigned");
        assertThat(result.textOf("lib/bc.jar!/META-INF/MANIFEST.MF")).contains("Main-Class: x.A", "x/B.class", "Sealed").doesNotContain("Digest", "x/A.class");
        assertThat(result.textOf("lib/plain.jar!/META-INF/MANIFEST.MF")).isEqualTo(manifest);
    }

    @Test
    void takesLocalVariablesOutAndKeepsLinesAndParameters() {
        RuleHarness.Result result = RuleHarness.of(new DebugTables()).on(Fixture.zip("fe").jar("lib/a.jar", jar -> jar.file("x/A.class", classWithTables(Opcodes.V17)))).run();
        List<String> seen = tables(result.contentOf("lib/a.jar!/x/A.class"));
        assertThat(seen).contains("line 7", "parameter named").noneMatch(s -> s.startsWith("local"));
    }

    @Test
    void leavesTablesWhereALibraryReadsThem() {
        byte[] original = classWithTables(Opcodes.V17);
        RuleHarness.Result result = RuleHarness.of(new DebugTables()).on(Fixture.zip("fe").file("x/A.class", original)
            .file("com/thoughtworks/paranamer/BytecodeReadingParanamer.class", classWithTables(Opcodes.V17))).run().tells("jvm.debug-tables-read");
        assertThat(result.contentOf("x/A.class")).isEqualTo(original);
    }

    @Test
    void copiesUnknownVersionsAndMalformedClassesThroughAndSaysSo() {
        byte[] future = classWithTables(Opcodes.V17);
        future[7] = 120;
        byte[] broken = java.util.Arrays.copyOf(classWithTables(Opcodes.V17), 60);
        RuleHarness.Result result = RuleHarness.of(new DebugTables()).on(Fixture.zip("fe").file("Future.class", future).file("Broken.class", broken).file("No.class", "no class")).run()
            .tells("jvm.unknown-class-version").tells("jvm.malformed-class").tells("jvm.not-a-class");
        assertThat(result.contentOf("Future.class")).isEqualTo(future);
        assertThat(result.contentOf("Broken.class")).isEqualTo(broken);
    }

    @Test
    void keepsTheConstantsNumberedWhereAnUnknownAttributeMayReferToThem() {
        byte[] original = classWithTables(Opcodes.V17, new UnknownAttribute());
        RuleHarness.Result result = RuleHarness.of(new DebugTables()).on(Fixture.zip("fe").file("x/A.class", original)).run();
        byte[] written = result.contentOf("x/A.class");
        assertThat(written.length).isLessThan(original.length);
        assertThat(new ClassReader(written).getItemCount()).isEqualTo(new ClassReader(original).getItemCount());
    }

    @Test
    void namesTheMavenArtifactsAndTheirRequirements() {
        String pom = "<project><groupId>com.x</groupId><artifactId>y</artifactId><version>1</version><licenses><license><name>Apache-2.0</name></license></licenses>"
            + "<dependencies><dependency><groupId>com.z</groupId><artifactId>z</artifactId></dependency>"
            + "<dependency><groupId>com.t</groupId><artifactId>t</artifactId><scope>test</scope></dependency></dependencies></project>";
        RuleHarness.Result result = RuleHarness.of(new Sources()).on(Fixture.zip("fe").file("com/app/Main.class", "x")
            .jar("lib/y-1.jar", jar -> jar.file("META-INF/maven/com.x/y/pom.properties", "version=1\n").file("META-INF/maven/com.x/y/pom.xml", pom))
            .jar("lib/z-2.jar", jar -> jar.file("META-INF/maven/com.z/z/pom.properties", "version=2\n"))
            .jar("lib/plain-3.1.jar", jar -> jar.file("a", "x"))).run();
        assertThat(result.components().all()).extracting(Object::toString).contains("com.x:y 1", "com.z:z 2", "plain 3.1", "[application]");
        assertThat(result.components().all().stream().filter(c -> c.name().equals("com.z:z")).findFirst()).hasValueSatisfying(z ->
            assertThat(result.components().chainTo(z)).extracting(Object::toString).containsExactly("com.x:y 1", "com.z:z 2"));
    }

    @Test
    void takesAJarForWhatItsNameSaysAndNotForTheOneThingThatItBundles() {
        RuleHarness.Result result = RuleHarness.of(new Sources()).on(Fixture.zip("fe")
            .jar("lib/scala-compiler-2.12.18.jar", jar -> jar.file("META-INF/maven/jline/jline/pom.properties", "version=2.14.6\n").file("a", "x"))
            .jar("lib/renamed-3.jar", jar -> jar.file("META-INF/maven/com.x/y/pom.properties", "version=3\n").file("b", "x"))).run();
        assertThat(result.components().all()).extracting(Object::toString).contains("scala-compiler 2.12.18", "jline:jline 2.14.6", "com.x:y 3").doesNotContain("renamed 3");
        assertThat(result.components().ownerOf(dev.shrink.model.EntryPath.of("fe", "lib/scala-compiler-2.12.18.jar").inside("a"))).hasToString("scala-compiler 2.12.18");
    }

    private static byte[] classWithTables(int version, Attribute... attributes) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(version, Opcodes.ACC_PUBLIC, "x/A", null, "java/lang/Object", null);
        writer.visitSource("A.java", null);
        for (Attribute attribute : attributes) {
            writer.visitAttribute(attribute);
        }
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "identity", "(I)I", null, null);
        method.visitParameter("named", 0);
        method.visitCode();
        Label start = new Label();
        Label end = new Label();
        method.visitLabel(start);
        method.visitLineNumber(7, start);
        method.visitVarInsn(Opcodes.ILOAD, 0);
        method.visitInsn(Opcodes.IRETURN);
        method.visitLabel(end);
        method.visitLocalVariable("aLongNameThatOnlyTheTableUses", "I", null, start, end, 0);
        method.visitMaxs(1, 1);
        method.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static List<String> tables(byte[] bytes) {
        List<String> seen = new ArrayList<>();
        new ClassReader(bytes).accept(new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public void visitParameter(String parameter, int parameterAccess) {
                        seen.add("parameter " + parameter);
                    }

                    @Override
                    public void visitLineNumber(int line, Label start) {
                        seen.add("line " + line);
                    }

                    @Override
                    public void visitLocalVariable(String variable, String type, String generic, Label start, Label end, int index) {
                        seen.add("local " + variable);
                    }
                };
            }
        }, 0);
        return seen;
    }

    private static final class UnknownAttribute extends Attribute {
        UnknownAttribute() {
            super("NotInTheSpecification");
        }

        @Override
        protected org.objectweb.asm.ByteVector write(ClassWriter writer, byte[] code, int length, int maxStack, int maxLocals) {
            return new org.objectweb.asm.ByteVector().putShort(writer.newUTF8("referred to by number"));
        }
    }
}

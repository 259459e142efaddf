package dev.shrink.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.shrink.archive.Workspace;
import dev.shrink.config.SettingTable;
import dev.shrink.model.Content;
import dev.shrink.model.ShrinkException.BadRequest;
import dev.shrink.rule.Fixture;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleHarness;

class FileRulesTest {

    private static final String ZEROS = "00".repeat(64);
    private static final String ELF_X86_64 = "7f454c46 02010100 0000000000000000 0300 3e00" + ZEROS;
    private static final String ELF_AARCH64 = "7f454c46 02010100 0000000000000000 0300 b700" + ZEROS;
    private static final String ELF_X86_LIBRARY = "7f454c46 01010100 0000000000000000 0300 0300" + ZEROS;
    private static final String ELF_X86_PROGRAM = "7f454c46 01010100 0000000000000000 0200 0300" + ZEROS;
    private static final String ELF_FREEBSD = "7f454c46 02010109 0000000000000000 0300 3e00" + ZEROS;
    private static final String ELF_OBJECT = "7f454c46 02010100 0000000000000000 0100 3e00" + ZEROS;
    private static final String MACH_O = "cffaedfe 07000001 03000000 06000000 10000000" + ZEROS;
    private static final String FAT_MACH_O = "cafebabe 00000002 01000007 00000003 00004000" + ZEROS;
    private static final String JAVA_21_CLASS = "cafebabe 00000041 00100a00 02000307 00040c00" + ZEROS;
    private static final String PE = "4d5a" + "00".repeat(58) + "40000000" + "50450000 64860600" + ZEROS;
    private static final String DOS_TEXT = "4d5a" + "41".repeat(100);
    private static final String COFF = "6486 0300 00000000 00000000 00000000 0000 0000 2e74657874000000" + ZEROS;
    private static final String PDB = "4d6963726f736f667420432f432b2b204d5346" + ZEROS;

    private static String libraryThatNeeds(String libc) {
        return ELF_X86_64 + "00" + java.util.HexFormat.of().formatHex(libc.getBytes(java.nio.charset.StandardCharsets.US_ASCII)) + "00";
    }

    @Test
    void removesLibrariesOfOtherSystemsAndMachinesByTheirBytes() {
        run(new ForeignNatives(), Fixture.zip("fe").jar("lib/n.jar", jar -> jar
                .hex("lib/libxgboost4j.dylib", MACH_O).hex("fat.jnilib", FAT_MACH_O).hex("win/a.dll", PE).hex("linux/arm.so", ELF_AARCH64)
                .hex("x86.so", ELF_X86_LIBRARY).hex("bsd.so", ELF_FREEBSD).hex("linux/x64.so", ELF_X86_64)))
            .removes("lib/n.jar!/lib/libxgboost4j.dylib", "lib/n.jar!/fat.jnilib", "lib/n.jar!/win/a.dll", "lib/n.jar!/linux/arm.so", "lib/n.jar!/x86.so", "lib/n.jar!/bsd.so")
            .keeps("lib/n.jar!/linux/x64.so");
    }

    @Test
    void neverGoesByThePathAlone() {
        run(new ForeignNatives(), Fixture.zip("fe").hex("windows/macosx/arm64.dll", ELF_X86_64).file("darwin/readme.dylib", "not native at all, just text")
                .hex("com/x/Windows.bin", JAVA_21_CLASS).hex("MZ.txt", DOS_TEXT))
            .changesNothing();
    }

    @Test
    void keepsTheOtherMachineWhenThatIsTheTarget() {
        RuleHarness.of(new ForeignNatives()).on(Fixture.zip("fe").hex("a.so", ELF_AARCH64).hex("b.so", ELF_X86_64))
            .with(s -> s.withText(SettingTable.ARCH, List.of("arm64"), "test")).run()
            .keeps("a.so").removes("b.so");
    }

    @Test
    void removesLibrariesThatNeedAnotherSystemsLibc() {
        run(new ForeignNatives(), Fixture.zip("fe").hex("android.so", libraryThatNeeds("libc.so")).hex("solaris.so", libraryThatNeeds("libc.so.1"))
                .hex("musl.so", libraryThatNeeds("libc.musl-x86_64.so.1")).hex("glibc.so", libraryThatNeeds("libc.so.6")).hex("none.so", ELF_X86_64))
            .removes("android.so", "solaris.so", "musl.so").keeps("glibc.so", "none.so");
    }

    @Test
    void keepsProgramsThatA64BitKernelCanRun() {
        run(new ForeignNatives(), Fixture.zip("fe").hex("bin/tool", ELF_X86_PROGRAM)).changesNothing();
    }

    @Test
    void removesWhatOnlyLinkersAndDebuggersReadByItsBytes() {
        run(new DevelopmentFiles(), Fixture.zip("fe").jar("lib/n.jar", jar -> jar
                .hex("win/jniopenblas.obj", COFF).file("mesh.obj", "v 1.0 2.0 3.0\nv 4.0 5.0 6.0\n").hex("a.pdb", PDB).file("protein.pdb", "HEADER    HYDROLASE   1ABC")
                .file("libx.a", "!<arch>\nmore").file("notes.a", "plain text that is long enough").hex("x.o", ELF_OBJECT).hex("plugin.so", ELF_OBJECT)
                .file("include/x.h", "#define X").file("lib/cmake/x.cmake", "set()").file("lib/pkgconfig/x.pc", "Name: x").file("a.dSYM/Contents/Info.plist", "<plist/>")
                .file("libx.la", "# libx.la - a libtool library file").file("messages.la", "hello=sabaidi")))
            .removes("lib/n.jar!/win/jniopenblas.obj", "lib/n.jar!/a.pdb", "lib/n.jar!/libx.a", "lib/n.jar!/x.o", "lib/n.jar!/include/x.h", "lib/n.jar!/libx.la",
                "lib/n.jar!/lib/cmake/x.cmake", "lib/n.jar!/lib/pkgconfig/x.pc", "lib/n.jar!/a.dSYM/Contents/Info.plist")
            .keeps("lib/n.jar!/plugin.so", "lib/n.jar!/messages.la", "lib/n.jar!/mesh.obj", "lib/n.jar!/protein.pdb", "lib/n.jar!/notes.a");
    }

    @Test
    void keepsHeadersThatNoLibraryLiesBeside() {
        run(new DevelopmentFiles(), Fixture.zip("fe").hex("native/linux.so", ELF_X86_64).hex("x/Y.class", JAVA_21_CLASS).file("templates/out.h", "#define {{x}}")
                .file("native/include/x/y.h", "#define X").jar("lib/generator.jar", jar -> jar.file("templates/out.hpp", "#define {{x}}")))
            .removes("native/include/x/y.h").keeps("templates/out.h", "lib/generator.jar!/templates/out.hpp");
    }

    @Test
    void keepsAForeignLibraryThatIsNotOneOfSeveral() {
        run(new ForeignNatives(), Fixture.zip("fe").jar("lib/app.jar", jar -> jar.hex("downloads/plugin.dll", PE)).jar("lib/other.jar", jar -> jar.hex("x.so", ELF_X86_64)))
            .keeps("lib/app.jar!/downloads/plugin.dll").tells("native.foreign-alone");
    }

    @Test
    void leavesProgramsForGpusAndTheKernelToOthers() {
        run(new ForeignNatives(), Fixture.zip("fe").hex("a.so", ELF_X86_64).hex("linux/kernel.cubin", "7f454c46 02013307 0000000000000000 0200 be00" + ZEROS)
                .hex("linux/probe.o", "7f454c46 02010100 0000000000000000 0100 f700" + ZEROS))
            .changesNothing();
    }

    @Test
    void removesALicenceWithTheArchiveThatItIsAbout() {
        RuleHarness.of(new EmptyArchives()).beside(new ForeignNatives(), new Licences()).on(Fixture.zip("fe").jar("lib/natives-macosx.jar", jar -> jar
                .file("META-INF/LICENSE", "be nice").hex("a.dylib", MACH_O)).jar("lib/natives-linux.jar", jar -> jar.file("META-INF/LICENSE", "be nice").hex("a.so", ELF_X86_64))).run()
            .removes("lib/natives-macosx.jar").keeps("lib/natives-linux.jar!/META-INF/LICENSE");
    }

    @Test
    void keepsAnEmptyJarWhoseManifestNamesOthers() {
        run(new EmptyArchives(), Fixture.zip("fe").jar("lib/path.jar", jar -> jar.file("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nClass-Path: a.jar b.jar\n"))
                .jar("lib/starter.jar", jar -> jar.file("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n")))
            .keeps("lib/path.jar").removes("lib/starter.jar");
    }

    @Test
    void leavesHeadersBesidePythonCodeToPythonsRule() {
        run(new DevelopmentFiles(), Fixture.zip("fe").file("torch/include/x.h", "#define X").file("torch/__init__.py", "")).changesNothing();
    }

    @Test
    void removesLitterAndKeepsTheFileThatKeepsAFolder() {
        run(new Litter(), Fixture.zip("fe").file(".git/HEAD", "ref").file("a/.DS_Store", "x").file("a/b.txt~", "x").file("__MACOSX/._a", "x").file("data/.gitkeep", "")
                .file("a/original.txt", "x"))
            .removes(".git/HEAD", "a/.DS_Store", "a/b.txt~", "__MACOSX/._a").keeps("data/.gitkeep", "a/original.txt");
    }

    @Test
    void removesPomsAndKeepsPomProperties() {
        run(new BuildMetadata(), Fixture.zip("fe").jar("lib/y-1.2.jar", jar -> jar.file("META-INF/maven/com.x/y/pom.xml", "<project/>")
                .file("META-INF/maven/com.x/y/pom.properties", "version=1.2\n").file("META-INF/INDEX.LIST", "x").file("com/x/pom.xml", "<mine/>")))
            .removes("lib/y-1.2.jar!/META-INF/maven/com.x/y/pom.xml", "lib/y-1.2.jar!/META-INF/INDEX.LIST")
            .keeps("lib/y-1.2.jar!/META-INF/maven/com.x/y/pom.properties", "lib/y-1.2.jar!/com/x/pom.xml");
    }

    @Test
    void leavesOfAPomTheLicenceThatNothingElseTells() {
        String pom = "<project><parent><groupId>com.x</groupId><artifactId>p</artifactId><version>3</version></parent><artifactId>y</artifactId><name>Y &amp; Z</name>"
            + "<licenses><license><name>MIT</name></license></licenses><dependencies><dependency><groupId>g</groupId></dependency></dependencies></project>";
        String path = "META-INF/maven/com.x/y/pom.xml";
        String manifest = "Manifest-Version: 1.0\r\nBundle-License: MIT\r\n";
        run(new BuildMetadata(), Fixture.zip("fe").jar("lib/silent.jar", jar -> jar.file(path, pom)).jar("lib/y-1.jar", jar -> jar.file(path, pom).file("META-INF/LICENSE", "MIT"))
                .jar("lib/other-1.jar", jar -> jar.file(path, pom).file("META-INF/LICENSE", "MIT of other"))
                .jar("lib/y-2.jar", jar -> jar.file(path, pom).file("META-INF/MANIFEST.MF", manifest))
                .jar("lib/fat.jar", jar -> jar.file(path, pom).file("META-INF/maven/com.x/z/pom.xml", pom).file("META-INF/LICENSE", "MIT")))
            .keeps("lib/silent.jar!/" + path, "lib/fat.jar!/" + path, "lib/fat.jar!/META-INF/maven/com.x/z/pom.xml", "lib/other-1.jar!/" + path).removes("lib/y-1.jar!/" + path, "lib/y-2.jar!/" + path);
    }

    @Test
    void summarisesAPomUnlessAPropertySaysWhatItIs() throws Exception {
        String start = "<?xml version=\"1.0\"?><project><groupId>com.x</groupId><artifactId>y</artifactId><version>";
        String end = "</version><description>long</description><name>Y &amp; Z</name><licenses><license><name>MIT</name><comments>c</comments></license></licenses></project>";
        assertThat(summary(start + "1" + end)).isEqualTo("<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion><groupId>com.x</groupId>"
            + "<artifactId>y</artifactId><version>1</version><name>Y &amp; Z</name><licenses><license><name>MIT</name></license></licenses></project>\n");
        assertThat(summary(start + "${revision}" + end)).isEqualTo(start + "${revision}" + end);
        assertThatThrownBy(() -> summary("<project>")).isInstanceOf(dev.shrink.rule.TransformRefusedException.class);
    }

    private static String summary(String pom) throws Exception {
        try (Workspace workspace = Workspace.create()) {
            return new String(new PomSummary().apply(Content.of(pom.getBytes(StandardCharsets.UTF_8)), workspace).bytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void keepsLicencesAndTheSameTextOnceInAnArchive() {
        run(new Licences(), Fixture.zip("fe").jar("lib/a.jar", jar -> jar.file("META-INF/LICENSE", "be nice").file("META-INF/LICENSE.txt", "be nice").file("META-INF/NOTICE", "made by x"))
                .jar("lib/b.jar", jar -> jar.file("META-INF/LICENSE", "be nice").file("com/x/License.class", "be nice")))
            .removes("lib/a.jar!/META-INF/LICENSE.txt")
            .keeps("lib/a.jar!/META-INF/LICENSE", "lib/a.jar!/META-INF/NOTICE", "lib/b.jar!/META-INF/LICENSE", "lib/b.jar!/com/x/License.class");
    }

    @Test
    void removesArchivesThatWereEmptied() {
        RuleHarness.of(new EmptyArchives()).beside(new ForeignNatives()).on(Fixture.zip("fe")
                .jar("lib/natives-macosx.jar", jar -> jar.file("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n").hex("a.dylib", MACH_O))
                .jar("lib/natives-linux.jar", jar -> jar.hex("a.so", ELF_X86_64))).run()
            .removes("lib/natives-macosx.jar").keeps("lib/natives-linux.jar", "lib/natives-linux.jar!/a.so");
    }

    @Test
    void removesFoldersThatWereEmptiedAndKeepsThoseThatScannersAskFor() {
        RuleHarness.of(new Directories()).beside(new ForeignNatives()).on(Fixture.zip("fe").directory("conf").file("conf/x", "1").directory("empty")
                .jar("lib/a.jar", jar -> jar.directory("com").directory("com/x").file("com/x/A.txt", "1").directory("mac").hex("mac/a.dylib", MACH_O))).run()
            .removes("conf", "lib/a.jar!/mac").keeps("empty", "lib/a.jar!/com", "lib/a.jar!/com/x");
    }

    @Test
    void keepsWhatTheUserNames() {
        RuleHarness.of(new KeepPatterns()).beside(new ForeignNatives()).on(Fixture.zip("fe").hex("a.dylib", MACH_O).hex("b.dylib", MACH_O).hex("b.so", ELF_X86_64)
                .jar("lib/n.jar", jar -> jar.hex("c.dylib", MACH_O)))
            .with(s -> s.withText(SettingTable.KEEP, List.of("a.*", "lib/n.jar", "nothing/**"), "--keep")).run()
            .keeps("a.dylib", "lib/n.jar!/c.dylib").removes("b.dylib").tells("keep.no-match");
    }

    @Test
    void refusesAPatternThatIsNone() {
        assertThatThrownBy(() -> RuleHarness.of(new KeepPatterns()).on(Fixture.zip("fe").file("a", "1"))
            .with(s -> s.withText(SettingTable.KEEP, List.of("[a"), "shrink.yaml:3")).run())
            .isInstanceOfSatisfying(BadRequest.class, e -> assertThat(e.explain()).contains("shrink.yaml:3", "[a"));
    }

    @Test
    void tellsNativeFormatsApart() throws IOException {
        assertThat(NativeFormat.of(java.util.HexFormat.of().parseHex(JAVA_21_CLASS.replace(" ", "")))).isEmpty();
        assertThat(NativeFormat.of(new byte[3])).isEmpty();
        assertThat(NativeFormat.of(java.util.HexFormat.of().parseHex(ELF_AARCH64.replace(" ", "")))).hasValueSatisfying(f -> assertThat(f.title()).isEqualTo("ELF aarch64"));
    }

    private static RuleHarness.Result run(Rule rule, Fixture fixture) {
        return RuleHarness.of(rule).on(fixture).run();
    }
}

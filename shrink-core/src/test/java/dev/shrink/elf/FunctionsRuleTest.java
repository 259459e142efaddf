package dev.shrink.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.shrink.config.SettingTable;
import dev.shrink.config.Settings;
import dev.shrink.config.VerifySettings;
import dev.shrink.rule.Fixture;
import dev.shrink.rule.RuleHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class FunctionsRuleTest {
    private static final String GONE = "Java_dev_shrink_elf_NativeAnswer_gone";
    private static final String CLASS = "dev/shrink/elf/NativeAnswer.class";

    @TempDir
    Path folder;

    /** The native method's function jumps through a table of labels, calls through a pointer, by the linkage table, and a helper that goes on in another. */
    private static String source() {
        return "volatile int x;\nint plain(int v) { return v + 1; }\n" + filler("_ZN4math6unusedEv") + filler(GONE) + "int _ZN4math4usedEv(void) { return 5; }\n"
                + "static int viaPointer(int v) { return v + 2; }\nstatic int (*volatile pointer)(int) = viaPointer;\n"
                + "__attribute__((noinline)) static int choose(int v) { switch (v) { case 0: return x; case 1: return plain(7); case 2: return _ZN4math4usedEv() + 20; case 3: return x * 5;"
                + " case 4: return pointer(9); case 5: return 3 - x; case 6: return 8; default: return 1; } }\n"
                + "int " + ElfFixture.FUNCTION + "(void) { x = 2; return choose(x) + choose(4) + choose(5) + choose(99) + 4; }\n";
    }

    /** A function of some pages that leads to another one that nothing else leads to. */
    private static String filler(String name) {
        return "__attribute__((noinline)) static int inner" + name + "(void) { __asm__ volatile(\".zero " + (20_000 + 16 * name.length()) + "\"); return x; }\n"
                + "int " + name + "(void) { return inner" + name + "() + 1; }\n";
    }

    private byte[] compile(String name, String source, String... options) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-shared", "-fPIC"));
        all.addAll(List.of(options));
        return Files.readAllBytes(build(folder.resolve("lib" + name + ".so"), source, all.toArray(new String[0])));
    }

    private Path build(Path output, String source, String... options) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve(output.getFileName() + ".c"), source);
        List<String> command = new ArrayList<>(List.of("gcc", "-O2", "-o", output.toString(), file.toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return output;
    }

    private static Settings shaking(Settings s) {
        return s.with(SettingTable.SHAKE_NATIVES, true, "test").with(VerifySettings.EVENT, Set.of("event.json"), "test");
    }

    private static byte[] answerClass() throws IOException {
        return NativeAnswer.class.getClassLoader().getResourceAsStream(CLASS).readAllBytes();
    }

    private static RuleHarness harness() {
        return RuleHarness.of(new FunctionsRule()).with(FunctionsRuleTest::shaking);
    }

    private boolean isTrap(byte[] library, String function) throws IOException, RefusedException {
        Path file = Files.write(folder.resolve("looked-at.so"), library);
        try (FileByteSource source = FileByteSource.open(file)) {
            ImageReader image = new ImageReader(ElfReader.read(source), source);
            long address = DynamicSymbols.read(image).stream().filter(s -> s.name().equals(function)).findFirst().orElseThrow().value();
            ByteBuffer bytes = ByteBuffer.allocate(64);
            image.fill(address, bytes);
            byte[] trap = CodeScanner.of(image.file().header().machine()).trap();
            return image.file().offsetOf(address).isEmpty() || ByteBuffer.wrap(bytes.array(), 0, trap.length).equals(ByteBuffer.wrap(trap));
        }
    }

    @Test
    void takesOutWhatOnlyGoneNativeMethodsAndUnaskedNamesLeadTo() throws Exception {
        byte[] library = compile("math", source());
        RuleHarness.Result result = harness().on(Fixture.folder("fn").file("libmath.so", library).file(CLASS, answerClass())).run();
        byte[] smaller = result.contentOf("libmath.so");
        assertThat(library.length - smaller.length).isGreaterThan(2 * Elf.PAGE);
        assertThat(isTrap(smaller, GONE)).isTrue();
        assertThat(isTrap(smaller, "_ZN4math6unusedEv")).isTrue();
        for (String kept : List.of(ElfFixture.FUNCTION, "plain", "_ZN4math4usedEv")) {
            assertThat(isTrap(smaller, kept)).as(kept).isFalse();
        }
        assertThat(NativeAnswer.of(folder.resolve("libmath.so"))).isEqualTo("42, exit 0");
        assertThat(NativeAnswer.of(Files.write(folder.resolve("after.so"), smaller))).isEqualTo("42, exit 0");
    }

    @Test
    void callOfAFunctionThatIsGoneEndsTheProcess() throws Exception {
        byte[] library = compile("math", source() + "int " + GONE + "2(void) { return x + 7; }\n");
        byte[] smaller = harness().on(Fixture.folder("fn").file("libmath.so", library).file(CLASS, answerClass())).run().contentOf("libmath.so");
        Path after = Files.write(folder.resolve("after.so"), smaller);
        Path caller = folder.resolve("caller");
        build(caller, "#include <dlfcn.h>\nint main(int c, char **v) { void *f = dlsym(dlopen(v[1], RTLD_NOW), v[2]); return f ? ((int (*)(void)) f)() : 99; }\n", "-ldl");
        assertThat(exitOf(caller, folder.resolve("libmath.so"), GONE + "2")).isEqualTo(7);
        assertThat(exitOf(caller, folder.resolve("libmath.so"), "plain")).isEqualTo(exitOf(caller, after, "plain")).isLessThan(128);
        // 128 and the number of the signal: SIGTRAP, or SIGSEGV where whole pages are gone.
        assertThat(exitOf(caller, after, GONE + "2")).isEqualTo(133);
        assertThat(exitOf(caller, after, GONE)).isIn(133, 139);
    }

    private static int exitOf(Path caller, Path library, String function) throws IOException, InterruptedException {
        return new ProcessBuilder(caller.toString(), library.toString(), function).start().waitFor();
    }

    @Test
    void answersAsBeforeAfterAllOtherRulesToo() throws Exception {
        byte[] library = compile("math", source());
        RuleHarness.Result result = RuleHarness.of(new FunctionsRule()).beside(new SymbolsRule(), new PackRule()).with(FunctionsRuleTest::shaking)
                .with(s -> s.with(SettingTable.PACK, true, "test")).on(Fixture.folder("fn").file("libmath.so", library).file(CLASS, answerClass())).run();
        assertThat(NativeAnswer.of(Files.write(folder.resolve("after.so"), result.contentOf("libmath.so")))).isEqualTo("42, exit 0");
    }

    @Test
    void putsTrapsIntoLibrariesOfJarsEvenIfTheirSizeStays() throws Exception {
        String small = "int " + GONE + "(void) { return 7; }\nint " + ElfFixture.FUNCTION + "(void) { return 42; }\n";
        byte[] library = compile("small", small);
        RuleHarness.Result result = harness().on(Fixture.folder("fn").jar("lib/a.jar", j -> j.file("libsmall.so", library)).file(CLASS, answerClass())).run();
        byte[] written = result.contentOf("lib/a.jar!/libsmall.so");
        assertThat(written).hasSameSizeAs(library);
        assertThat(isTrap(written, GONE)).isTrue();
        RuleHarness.Result outside = harness().on(Fixture.folder("fn").file("libsmall.so", library).file(CLASS, answerClass())).run();
        assertThat(outside.contentOf("libsmall.so")).isEqualTo(library);
    }

    @Test
    void keepsWhatAnotherLibraryOrTextAsksForOrDefinesToo() throws Exception {
        byte[] library = compile("math", source());
        byte[] user = compile("user", "int _ZN4math6unusedEv(void);\nint use(void) { return _ZN4math6unusedEv(); }\n");
        byte[] twin = compile("twin", "int _ZN4math6unusedEv(void) { return 1; }\nint other(void) { return _ZN4math6unusedEv(); }\n");
        for (Fixture fixture : List.of(Fixture.folder("fn").file("libuser.so", user), Fixture.folder("fn").file("libtwin.so", twin), Fixture.folder("fn").file("a.txt", "_ZN4math6unusedEv"))) {
            RuleHarness.Result result = harness().on(fixture.file("libmath.so", library).file(CLASS, answerClass())).run();
            assertThat(isTrap(result.contentOf("libmath.so"), "_ZN4math6unusedEv")).isFalse();
            assertThat(isTrap(result.contentOf("libmath.so"), GONE)).isTrue();
        }
    }

    @Test
    void enteringByPythonKeepsOnlyWhatTheModuleLeadsTo() throws Exception {
        byte[] module = compile("module", "volatile int x;\n" + filler("_ZN4math6unusedEv") + "int PyInit_module(void) { return x; }\n");
        byte[] smaller = harness().on(Fixture.folder("fn").file("module.so", module)).run().contentOf("module.so");
        assertThat(isTrap(smaller, "_ZN4math6unusedEv")).isTrue();
        assertThat(isTrap(smaller, "PyInit_module")).isFalse();
    }

    @Test
    void changesNothingWithoutEventOrRequestOrClassOrEntry() throws Exception {
        byte[] library = compile("math", source());
        Fixture fixture = Fixture.folder("fn").file("libmath.so", library).file(CLASS, answerClass());
        RuleHarness.of(new FunctionsRule()).on(fixture).run().changesNothing();
        RuleHarness.of(new FunctionsRule()).with(s -> s.with(SettingTable.SHAKE_NATIVES, true, "test")).on(fixture).run().changesNothing().tells("elf.functions-kept");
        harness().on(Fixture.folder("fn").file("libmath.so", library)).run().changesNothing().tells("elf.functions-kept");
        harness().on(Fixture.folder("fn").file("libplain.so", compile("plain", "volatile int x;\n" + filler("_ZN4math6unusedEv")))).run().changesNothing();
        harness().on(Fixture.folder("fn").file("libmath.so", library).file("libother.so", "INPUT(-lm)").file(CLASS, answerClass())).run().changesNothing().tells("elf.functions-kept");
    }

    @Test
    void leavesLibrariesAloneWhoseCodeHasNoUnwindTables() throws Exception {
        byte[] library = compile("math", source(), "-fno-asynchronous-unwind-tables");
        harness().on(Fixture.folder("fn").file("libmath.so", library).file(CLASS, answerClass())).run().changesNothing().tells("elf.unsafe");
    }
}

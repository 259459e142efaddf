package dev.shrink.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.shrink.config.SettingTable;
import dev.shrink.config.Settings;
import dev.shrink.rule.Fixture;
import dev.shrink.rule.RuleHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class ExportsRuleTest {
    private static final String ASKED = "_ZN4math5askedEv";
    private static final String MENTIONED = "_ZN4math9mentionedEv";
    private static final String UNASKED = "_ZN4math7unaskedEv";

    @TempDir
    Path folder;

    /** 1,500 functions that call each other through the linkage table, in the way of C++, and one for Java that calls the first. */
    private byte[] library() throws IOException, InterruptedException {
        StringBuilder source = new StringBuilder("int " + ASKED + "(void) { return 20; }\nint " + MENTIONED + "(void) { return 1; }\nint _ZTI4math = 5;\n__attribute__((weak)) int _ZN4math4copyEv(void) { return 1; }\n"
                + "int plain(void) { return 3; }\nint " + UNASKED + "(void) { return " + ASKED + "() + _ZN4math4copyEv(); }\nint _ZN4math5valueE = 21;\n");
        String previous = UNASKED;
        for (int i = 0; i < 1500; i++) {
            String name = "_ZN4math8function" + i + "ENSt6vectorIiSaIiEEE";
            source.append("int ").append(name).append("(void) { return ").append(previous).append("(); }\n");
            previous = name;
        }
        source.append("int ").append(ElfFixture.FUNCTION).append("(void) { return ").append(previous).append("() + _ZN4math5valueE; }\n");
        return compile("math", source.toString());
    }

    private byte[] compile(String name, String source) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve(name + ".c"), source);
        Path library = folder.resolve("lib" + name + ".so");
        Process process = new ProcessBuilder(List.of("gcc", "-shared", "-fPIC", "-O1", "-fno-ipa-icf", "-Wl,-soname,lib" + name + ".so", "-o", library.toString(), file.toString()))
                .redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return Files.readAllBytes(library);
    }

    private static Settings closed(Settings s) {
        return s.with(SettingTable.PRUNE_EXPORTS, true, "test");
    }

    private Set<String> exports(byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve("exports.so"), bytes);
        try (FileByteSource source = FileByteSource.open(file)) {
            return DynamicSymbols.read(new ImageReader(ElfReader.read(source), source)).stream().filter(Symbol::isExport).map(Symbol::name).collect(Collectors.toSet());
        }
    }

    @Test
    void takesOutOnlyTheNamesThatNothingAsksFor() throws Exception {
        byte[] library = library();
        RuleHarness.Result result = RuleHarness.of(new ExportsRule()).with(ExportsRuleTest::closed).on(Fixture.folder("fn").file("libmath.so", library)
                .file("user.so", compile("user", "int " + ASKED + "(void);\nint use(void) { return " + ASKED + "(); }\n")).file("load.py", "dlsym(h, '" + MENTIONED + "')")).run();
        byte[] smaller = result.contentOf("libmath.so");
        assertThat(library.length - smaller.length).isGreaterThan(40_000);
        assertThat(exports(smaller)).contains(ASKED, MENTIONED, "_ZTI4math", "plain", ElfFixture.FUNCTION).doesNotContain(UNASKED, "_ZN4math4copyEv", "_ZN4math5valueE");
    }

    @Test
    void libraryAnswersAsBeforeThroughNamelessSymbols() throws Exception {
        byte[] library = library();
        assertThat(NativeAnswer.of(Files.write(folder.resolve("before.so"), library))).isEqualTo("42, exit 0");
        RuleHarness.Result result = RuleHarness.of(new ExportsRule()).with(ExportsRuleTest::closed).on(Fixture.folder("fn").file("libmath.so", library)).run();
        Path after = Files.write(folder.resolve("after.so"), result.contentOf("libmath.so"));
        assertThat(NativeAnswer.of(after)).isEqualTo("42, exit 0");
    }

    @Test
    void keepsDataThatTwoLibrariesDefineForOneOfThemServesBoth() throws Exception {
        RuleHarness.Result result = RuleHarness.of(new ExportsRule()).with(ExportsRuleTest::closed).on(Fixture.folder("fn").file("libmath.so", library())
                .file("twin.so", compile("twin", "int _ZN4math5valueE = 21;\n"))).run();
        assertThat(exports(result.contentOf("libmath.so"))).contains("_ZN4math5valueE").doesNotContain(UNASKED);
    }

    @Test
    void keepsAllNamesUnlessAskedToAndIfALibraryCannotBeRead() throws Exception {
        byte[] library = library();
        assertThat(RuleHarness.of(new ExportsRule()).on(Fixture.folder("fn").file("libmath.so", library)).run().contentOf("libmath.so")).isEqualTo(library);
        RuleHarness.Result unread = RuleHarness.of(new ExportsRule()).with(ExportsRuleTest::closed).on(Fixture.folder("fn").file("libmath.so", library).file("libother.so", "INPUT(-lm)")).run();
        assertThat(unread.tells("elf.exports-kept").contentOf("libmath.so")).isEqualTo(library);
    }
}

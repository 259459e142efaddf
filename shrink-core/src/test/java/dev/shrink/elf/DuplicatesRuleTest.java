package dev.shrink.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.shrink.rule.Fixture;
import dev.shrink.rule.RuleHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DuplicatesRuleTest {
    @TempDir
    Path folder;

    private static byte[] library() {
        return new ElfFixture().soname("libanswer.so.1").needing("libc.so.6").code(40_000).bytes();
    }

    private static byte[] user() {
        return new ElfFixture().soname("user.so").needing("libanswer.so.1").bytes();
    }

    private static RuleHarness.Result run(Fixture function) {
        return RuleHarness.of(new DuplicatesRule()).on(function).run();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void leadsFromOneCopyToTheOtherAsTheLoaderWouldTakeThem() throws Exception {
        RuleHarness.Result result = run(Fixture.folder("fn").file("one.libs/libanswer.so.1", library()).file("two.libs/libanswer.so.1", library())
                .file("pkg/user.so", user()).file("two-1.0.dist-info/RECORD", "two.libs/libanswer.so.1,sha256=x,1"));
        assertThat(result.contentOf("one.libs/libanswer.so.1")).isEqualTo(library());
        assertThat(result.contentOf("two.libs/libanswer.so.1").length).isLessThan(1024);
        assertThat(result.reasonFor("two.libs/libanswer.so.1").orElseThrow().evidence()).contains("same bytes as one.libs/libanswer.so.1");
        for (String path : new String[] {"one.libs/libanswer.so.1", "two.libs/libanswer.so.1"}) {
            Files.createDirectories(folder.resolve(path).getParent());
            Files.write(folder.resolve(path), result.contentOf(path));
        }
        assertThat(NativeAnswer.of(folder.resolve("two.libs/libanswer.so.1"))).isEqualTo("42, exit 0");
    }

    @Test
    void removesTheFullVersionBesideTheSonameAndForwardsTheShortName() {
        RuleHarness.Result result = run(Fixture.folder("fn").file("lib/libanswer.so", library()).file("lib/libanswer.so.1", library())
                .file("lib/libanswer.so.1.2.3", library()).file("pkg/user.so", user()));
        result.removes("lib/libanswer.so.1.2.3").keeps("lib/libanswer.so", "lib/libanswer.so.1");
        assertThat(result.contentOf("lib/libanswer.so.1")).isEqualTo(library());
        assertThat(result.contentOf("lib/libanswer.so").length).isLessThan(1024);
    }

    @Test
    void keepsTheFullVersionThatALibraryNeedsOrAFileNames() {
        Fixture needed = Fixture.folder("fn").file("lib/libanswer.so.1", library()).file("lib/libanswer.so.1.2.3", library())
                .file("pkg/user.so", new ElfFixture().soname("user.so").needing("libanswer.so.1.2.3").bytes());
        Fixture named = Fixture.folder("fn").file("lib/libanswer.so.1", library()).file("lib/libanswer.so.1.2.3", library())
                .file("pkg/load.py", "ctypes.CDLL('libanswer.so.1.2.3')");
        Fixture preset = Fixture.folder("fn").file("lib/libanswer.so.1", library()).file("lib/libanswer.so.1.2.3", library()).file("Preset.class", "answer@.2.3");
        run(needed).keeps("lib/libanswer.so.1.2.3");
        run(named).keeps("lib/libanswer.so.1.2.3");
        run(preset).keeps("lib/libanswer.so.1.2.3");
    }

    @Test
    void keepsCopiesThatSomebodyMayOpenBesideEachOther() {
        Fixture named = Fixture.folder("fn").file("one/libanswer.so.1", library()).file("two/libanswer.so.1", library()).file("pkg/user.so", user())
                .file("pkg/load.py", "CDLL(here + 'libanswer.so.1')");
        Fixture unneeded = Fixture.folder("fn").file("one/libanswer.so.1", library()).file("two/libanswer.so.1", library());
        assertThat(run(named).tells("elf.twin-stays").contentOf("two/libanswer.so.1")).isEqualTo(library());
        assertThat(run(unneeded).tells("elf.twin-stays").contentOf("two/libanswer.so.1")).isEqualTo(library());
    }

    @Test
    void keepsCopiesWhoseOwnNeedsDiffer() {
        byte[] needing = new ElfFixture().soname("libanswer.so.1").needing("libc.so.6").needing("libinner.so").runPath("$ORIGIN").code(40_000).bytes();
        Fixture function = Fixture.folder("fn").file("one/libanswer.so.1", needing).file("two/libanswer.so.1", needing).file("pkg/user.so", user())
                .file("one/libinner.so", new ElfFixture().soname("libinner.so").bytes()).file("two/libinner.so", new ElfFixture().soname("libinner.so").zeros(500).bytes());
        assertThat(run(function).contentOf("two/libanswer.so.1")).isEqualTo(needing);
    }

    @Test
    void leavesJarsAndOtherLibcsAlone() {
        byte[] musl = new ElfFixture().soname("libanswer.so.1").needing("libc.musl-x86_64.so.1").code(40_000).bytes();
        RuleHarness.Result result = run(Fixture.folder("fn").file("one/libanswer.so.1", musl).file("two/libanswer.so.1", musl).file("pkg/user.so", user())
                .jar("lib/a.jar", j -> j.file("libanswer.so.1", library()).file("libanswer.so.1.2.3", library())));
        assertThat(result.changesNothing().contentOf("two/libanswer.so.1")).isEqualTo(musl);
    }
}

package dev.shrink.python;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shrink.python.source.Comments;
import dev.shrink.rule.Fixture;
import dev.shrink.rule.RuleHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommentsRuleTest {
    @TempDir
    private Path folder;

    private static String without(String... lines) {
        return new String(Comments.without(String.join("\n", lines).getBytes(UTF_8)), UTF_8);
    }

    @Test
    void takesCommentsOnLinesOfTheirOwnAndKeepsTheLines() {
        assertThat(without("import a", "import b", "  # one", "x = [  # behind", "    # two", "    1]", "#", "def f():", "    # three", "    return '# four'"))
                .isEqualTo(String.join("\n", "import a", "import b", "", "x = [  # behind", "", "    1]", "", "def f():", "", "    return '# four'"));
    }

    @Test
    void keepsWhatSomebodyReads() {
        String head = "#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\nx = 1";
        assertThat(without(head)).isEqualTo(head);
        String licence = "import a\n\n# one\n# Copyright (c) 2020 somebody\n# two\ny = 2\ndef f(a):\n    # type: (int) -> int\n    pass";
        assertThat(without(licence)).isEqualTo(licence);
        String texts = "x = 1\nx = '''\n# not a comment\n'''\ny = f'''{\n  x}\n# nor this\n'''\nz = 1 + \\\n 2 \\\n# joined\nw = 1";
        assertThat(without(texts)).isEqualTo(texts);
        String cut = "x = 1\n\n# one\ny = '''";
        assertThat(without(cut)).isEqualTo(cut);
    }

    @Test
    void leavesFilesInEncodingsWhoseBytesItDoesNotKnow() {
        String other = "# coding: shift_jis\nx = 1\n# comment\n";
        assertThat(without(other)).isEqualTo(other);
        assertThat(without("# coding: latin-1", "x = 1", "# comment", "y = 2")).isEqualTo("# coding: latin-1\nx = 1\n\ny = 2");
    }

    @Property(tries = 300)
    void takesAnyTextAndChangesNothingTwice(@ForAll String text) {
        byte[] once = Comments.without(text.getBytes(UTF_8));
        assertThat(Comments.without(once)).isEqualTo(once);
    }

    @Test
    void pythonCompilesTheSameCodeFromIt() throws IOException, InterruptedException {
        String source = "import sys\n# a\nclass A:\n    # b\n    '''doc'''\n\n    # c\n    def f(self, x=(\n        # d\n        1)):  # e\n        # g\n        if x:\n            # h\n            return f'{x:#x}#'\n        # i\n\n# j\n";
        Path one = Files.writeString(folder.resolve("one.py"), source);
        Path two = Files.write(folder.resolve("two.py"), Comments.without(source.getBytes(UTF_8)));
        assertThat(Files.size(two)).isLessThan(Files.size(one));
        Process python = new ProcessBuilder("python3", "-S", "-c", "import sys, ast; a, b = (open(f).read() for f in sys.argv[1:]); assert compile(a, 'f', 'exec') == compile(b, 'f', 'exec'); "
                + "assert ast.dump(ast.parse(a), include_attributes=True) == ast.dump(ast.parse(b), include_attributes=True); assert list(compile(a, 'f', 'exec').co_lines()) == list(compile(b, 'f', 'exec').co_lines())",
                one.toString(), two.toString()).redirectErrorStream(true).start();
        String said = new String(python.getInputStream().readAllBytes(), UTF_8);
        assertThat(python.waitFor()).as(said).isZero();
    }

    @Test
    void leavesTheUsersOwnFilesAndThoseThatAreNamedAlone() {
        String source = "import a\n\n# comment\nx = 1\n";
        RuleHarness.Result result = RuleHarness.of(new CommentsRule()).on(Fixture.folder("fn").file("app.py", source).file("lib/__init__.py", source).file("lib/named.py", source).file("lib/reads.py", "open('named.py')\n")
                .file("lib-1.dist-info/METADATA", "Name: lib\nVersion: 1\n").file("lib-1.dist-info/RECORD", "lib/__init__.py,,\nlib/named.py,,\nlib/reads.py,,\n")).run();
        result.rewrites("lib/__init__.py");
        assertThat(result.textOf("app.py")).isEqualTo(source);
        assertThat(result.textOf("lib/named.py")).isEqualTo(source);
    }

    @Test
    void leavesAllWhereSomethingReadsComments() {
        String source = "import a\n\n# comment\nx = 1\n";
        Fixture with = Fixture.folder("fn").file("lib/__init__.py", source).file("lib/reads.py", "import inspect\ninspect.getcomments(f)\n").file("lib-1.dist-info/METADATA", "Name: lib\nVersion: 1\n")
                .file("lib-1.dist-info/RECORD", "lib/__init__.py,,\nlib/reads.py,,\n");
        RuleHarness.of(new CommentsRule()).on(with).run().changesNothing();
        Fixture beside = Fixture.folder("fn").file("lib/__init__.py", source).file("torch-2.dist-info/METADATA", "Name: torch\nVersion: 2\n").file("lib-1.dist-info/METADATA", "Name: lib\nVersion: 1\n")
                .file("lib-1.dist-info/RECORD", "lib/__init__.py,,\n");
        RuleHarness.of(new CommentsRule()).on(beside).run().changesNothing();
    }
}

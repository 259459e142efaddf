package dev.shrink.python.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shrink.python.source.ModuleFacts.Context;
import dev.shrink.python.source.ModuleFacts.DynamicImport;
import dev.shrink.python.source.ModuleFacts.ImportStatement;
import dev.shrink.python.source.ModuleFacts.Trait;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SourceScannerTest {
    private static ModuleFacts scan(String... lines) {
        return SourceScanner.scan(String.join("\n", lines).getBytes(UTF_8), "pkg.mod", false);
    }

    private static List<String> imports(ModuleFacts facts) {
        return facts.imports().stream().map(i -> ".".repeat(i.level()) + i.module() + i.names()).toList();
    }

    private static List<String> patterns(ModuleFacts facts) {
        return facts.dynamicImports().stream().map(DynamicImport::pattern).toList();
    }

    @Test
    void readsEveryFormOfImportStatement() {
        assertThat(imports(scan("import a, b.c as d; import e", "from f import (g as h,", "   i)  # why", "from . import j", "from ...k.l import *",
                "from m \\", "  import n", "x = 1; from o import p"))).containsExactly(
                "a[]", "b.c[]", "e[]", "f[g, i]", ".[j]", "...k.l[*]", "m[n]", "o[p]");
    }

    @Test
    void readsPython2AndPython314AlikeWithoutComplaint() {
        ModuleFacts facts = scan("print 'x', `y`, 0777, ur'z'", "exec 'pass' in {}", "raise E, 'm'", "import old", "async def f():",
                "    match x:", "        case [a, *b]: import new", "t = t'{x!r:>{w}}'", "type A[T: int] = list[T]", "try: import q", "except E1, e: import r");
        assertThat(imports(facts)).containsExactly("old[]", "new[]", "q[]", "r[]");
        assertThat(facts.traits()).doesNotContain(Trait.DAMAGED);
    }

    @Test
    void isNotFooledByImportsInStringsCommentsAndNestedFStrings() {
        ModuleFacts facts = scan("'''", "import a", "'''", "# import b", "x = f'{d['import c']}{y:{w}} import d'", "z = f\"\"\"{'''", "import e", "'''}\"\"\"",
                "import real", "r'\\'; import g'");
        assertThat(imports(facts)).containsExactly("real[]");
    }

    @Test
    void tellsWhenAnImportIsCarriedOut() {
        ModuleFacts facts = scan("if TYPE_CHECKING:", "    import a", "else:", "    import b", "def f():", "    if typing.TYPE_CHECKING: import c", "    import d",
                "class E:", "    import e", "if __name__ == '__main__':", "    import f", "import g");
        assertThat(facts.imports()).extracting(ImportStatement::module, ImportStatement::context).containsExactly(
                tuple("a", Context.TYPE_CHECKING), tuple("b", Context.MODULE), tuple("c", Context.TYPE_CHECKING), tuple("d", Context.FUNCTION),
                tuple("e", Context.MODULE), tuple("f", Context.MAIN), tuple("g", Context.MODULE));
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    @Test
    void propagatesConstantsIntoImportsByName() {
        assertThat(patterns(scan("from importlib import import_module as load", "P = 'base'", "load(P + '.x')", "load(f'{P}.y')", "load('%s.z' % P)",
                "load('.rel', __package__)", "load('..up', package=__name__)", "__import__('a' if c else 'b')"))).containsExactly(
                "base.x", "base.y", "*.z", "pkg.rel", "pkg.up", "a", "b");
    }

    @Test
    void resolvesNamesThatLoopOverTablesOrAreTestedAgainstThem() {
        assertThat(patterns(scan("TABLE = ['p', 'q']", "for name in TABLE:", "    importlib.import_module('lib.' + name)",
                "def __getattr__(attr):", "    if attr in TABLE:", "        return importlib.import_module(f'lazy.{attr}')"))).containsExactly(
                "lib.p", "lib.q", "lazy.p", "lazy.q");
    }

    @Test
    void leavesWhatCannotBeKnownOpen() {
        assertThat(patterns(scan("def f(name):", "    return importlib.import_module(name)", "V = 'a'", "V = g()", "__import__(V)", "exec('import ' + V)",
                "for m in pkgutil.iter_modules(__path__): pass", "pkgutil.walk_packages(other.__path__)"))).containsExactlyInAnyOrder(
                "*", "a", "*", "*", "pkg.*", "*");
    }

    @Test
    void readsLazyLoaderTablesAndStubs() {
        ModuleFacts facts = SourceScanner.scan(String.join("\n", "import lazy_loader as lazy", "subs = ['d']",
                "a, b, c = lazy.attach(__name__, submodules={'x', 'y'}, submod_attrs={'z': ['not_me']})",
                "lazy.attach(__name__, subs)", "lazy.attach_stub(__name__, __file__)").getBytes(UTF_8), "pkg", true);
        assertThat(patterns(facts)).containsExactly("pkg.x", "pkg.y", "pkg.z", "pkg.d", "pkg.*");
        assertThat(facts.traits()).contains(Trait.READS_STUB);
    }

    @Test
    void collectsExportsLiteralsAndUsesOfImportedNames() {
        ModuleFacts facts = scan("import numpy as np", "__all__ = ['one']", "__all__ += ['two']", "np.linalg.norm(other.thing)", "open('data/file.json')",
                "'a sentence with spaces'");
        assertThat(facts.exported()).containsExactlyInAnyOrder("one", "two");
        assertThat(facts.literals()).contains("data/file.json").doesNotContain("a sentence with spaces");
        assertThat(facts.attributes()).containsExactly("np.linalg.norm");
    }

    @Test
    void readsDeclaredEncodingsAndBytesThatAreNone() {
        assertThat(imports(SourceScanner.scan("# -*- coding: latin-1 -*-\nx = '\u00e9'\nimport a".getBytes(ISO_8859_1), "m", false))).containsExactly("a[]");
        assertThat(imports(SourceScanner.scan("x = '\u00e9'\nimport a".getBytes(ISO_8859_1), "m", false))).containsExactly("a[]");
        assertThat(imports(SourceScanner.scan("# coding: no-such\r\nimport a\rimport b\r\n".getBytes(UTF_8), "m", false))).containsExactly("a[]", "b[]");
        assertThat(imports(SourceScanner.scan("\uFEFFimport a".getBytes(UTF_8), "m", false))).containsExactly("a[]");
    }

    @Test
    void saysWhenTextIsCutOff() {
        assertThat(scan("import a", "x = '''never closed").traits()).contains(Trait.DAMAGED);
        assertThat(scan("import a", "x = (1,").traits()).contains(Trait.DAMAGED);
    }

    @Property(tries = 300)
    void takesAnyTextAndStillEnds(@ForAll String text) {
        ModuleFacts facts = SourceScanner.scan(text.getBytes(UTF_8), "m", false);
        assertThat(facts.literals()).allSatisfy(literal -> assertThat(literal.length()).isBetween(2, ModuleFacts.MAX_LITERAL));
    }
}

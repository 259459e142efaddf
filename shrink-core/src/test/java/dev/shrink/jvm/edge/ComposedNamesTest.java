package dev.shrink.jvm.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrink.config.Level;
import dev.shrink.jvm.SmallProgram;
import dev.shrink.jvm.SmallProgram.Shrunk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Names that code puts together on the way: every way that control can take counts. */
class ComposedNamesTest {
    private static final String LOAD = "return Class.forName(name).getDeclaredConstructor().newInstance().toString(); ";

    /** A library whose loader composes a name by these statements; {@code n} is a number that the analysis cannot know. */
    private static SmallProgram loader(String statements) {
        return SmallProgram.main("return lib.Loader.load(Math.abs(2));")
                .lib("public class Loader { public static String load(int n) throws Exception { " + statements + LOAD + "} }")
                .lib("public class PlugEven { public String toString() { return \"even\"; } }")
                .lib("public class PlugOdd { public String toString() { return \"odd\"; } }")
                .lib("public class Dead { }");
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void bothBranchesThatAppendToABuilderCount(Level level) {
        Shrunk shrunk = loader("StringBuilder b = new StringBuilder(\"lib.Plug\"); if (n % 2 == 0) b.append(\"Even\"); else b.append(\"Odd\"); String name = b.toString(); ")
                .shrunkTo(level);

        assertThat(shrunk.classes()).contains("lib/PlugEven", "lib/PlugOdd").doesNotContain("lib/Dead");
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void aBuilderThatALoopFillsMayHoldAnythingAfterItsStart(Level level) {
        Shrunk shrunk = loader("StringBuilder b = new StringBuilder(\"lib.Plug\"); for (char c : n == 2 ? new char[] {'E', 'v', 'e', 'n'} : new char[0]) b.append(c); String name = b.toString(); ")
                .shrunkTo(level);

        assertThat(shrunk.classes()).contains("lib/PlugEven", "lib/PlugOdd").doesNotContain("lib/Dead");
        assertThat(shrunk.reached().sites()).anyMatch(s -> s.known().equals("lib.Plug*"));
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void aBuilderThatSomebodyElseFillsMayHoldAnythingAfterItsStart(Level level) {
        Shrunk shrunk = loader("StringBuilder b = new StringBuilder(\"lib.Plug\"); fill(b); String name = \"\" + b; ")
                .source("lib.Loader", "package lib; public class Loader { static void fill(StringBuilder b) { b.append(\"Even\"); } public static String load(int n) throws Exception { "
                        + "StringBuilder b = new StringBuilder(\"lib.Plug\"); fill(b); String name = \"\" + b; " + LOAD + "} }").shrunkTo(level);

        assertThat(shrunk.reached().sites()).anyMatch(s -> s.known().equals("lib.Plug*"));
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void aBuilderThatIsReversedHoldsNobodyKnowsWhat(Level level) {
        Shrunk shrunk = loader("String name = new StringBuilder(\"nevEgulP.\").append(\"bil\").reverse().toString(); ").analyzed(level);

        assertThat(shrunk.reached().sites()).anyMatch(s -> s.className().equals("lib/Loader") && s.known().equals("*"));
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void everyCombinationOfSeveralArgumentsCounts(Level level) {
        Shrunk shrunk = SmallProgram.main("return lib.Loader.load(Math.abs(1), Math.abs(2));")
                .lib("public class Loader { public static String load(int n, int m) throws Exception { return make(n == 1 ? \"lib.a\" : \"lib.b\", m == 1 ? \"X\" : \"Y\"); } "
                        + "private static String make(String pack, String type) throws Exception { return Class.forName(pack + \".P\" + type).getDeclaredConstructor().newInstance().toString(); } }")
                .source("lib.a.PX", "package lib.a; public class PX { public String toString() { return \"ax\"; } }")
                .source("lib.a.PY", "package lib.a; public class PY { public String toString() { return \"ay\"; } }")
                .source("lib.b.PX", "package lib.b; public class PX { public String toString() { return \"bx\"; } }").shrunkTo(level);

        assertThat(shrunk.classes()).contains("lib/a/PX", "lib/a/PY", "lib/b/PX");
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void aFieldThatOthersCanSetIsReported(Level level) {
        Shrunk shrunk = SmallProgram.main("lib.Loader.stem = System.lineSeparator().isEmpty() ? \"lib.PlugOdd\" : \"lib.Plug\" + \"Even\"; return lib.Loader.load();")
                .lib("public class Loader { public static String stem = \"lib.Nothing\"; public static String load() throws Exception { String name = stem; " + LOAD + "} }")
                .lib("public class PlugEven { public String toString() { return \"even\"; } }").shrunkTo(level);

        assertThat(shrunk.reached().sites()).anyMatch(s -> s.className().equals("lib/Loader"));
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void aNestMateCanSetAPrivateField(Level level) {
        SmallProgram.main("return lib.Loader.load();")
                .lib("public class Loader { static class Names { private static String stem; } static { Names.stem = \"lib.Pl\" + Loader.class.getSimpleName().substring(6); Names.stem += \"ugEven\"; } "
                        + "public static String load() throws Exception { String name = Names.stem; " + LOAD + "} }")
                .lib("public class PlugEven { public String toString() { return \"even\"; } }").analyzed(level)
                .reached().sites().forEach(s -> assertThat(s.className()).isEqualTo("lib/Loader"));
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void bothChoicesOfADefaultCount(Level level) {
        Shrunk shrunk = loader("String end = Objects.requireNonNullElse(n == 2 ? null : \"Odd\", \"Even\"); String name = \"lib.Plug\" + end; ").shrunkTo(level);

        assertThat(shrunk.classes()).contains("lib/PlugEven").doesNotContain("lib/Dead");
    }
}

package dev.shrink.jvm.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrink.config.Level;
import dev.shrink.jvm.SmallProgram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

/** Source that a library writes and compiles, and types that stand only in the signatures of proxied interfaces. */
class CompiledSourcesTest {
    private static final String WRITER = "public class Writer { public static String write(Object on, String name) { return %s.run(on, \"return x\" + \".rows\" + '(' + \") + \" + \"y.columns(\" + \")\"); } }";

    @ParameterizedTest
    @EnumSource(Level.class)
    void keepsWhatPiecesOfSourceCall(Level level) {
        compiling("org.codehaus.janino", "UnitCompiler").shrunkTo(level);
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.eclipse.jdt.internal.compiler.Compiler", "javassist.compiler.Javac"})
    void keepsWhatPiecesOfSourceCallForOtherCompilers(String compiler) {
        compiling(compiler.substring(0, compiler.lastIndexOf('.')), compiler.substring(compiler.lastIndexOf('.') + 1)).shrunkTo(Level.MEMBERS);
    }

    @Test
    void aProgramWithoutACompilerDropsMembersThatPiecesOfTextName() {
        var shrunk = compiling("org.elsewhere", "Printer").analyzed(Level.MEMBERS);

        assertThat(shrunk.methods("lib/Table")).noneMatch(m -> m.startsWith("rows"));
    }

    /** The compiler's stand-in calls what the text names. */
    private static SmallProgram compiling(String pack, String name) {
        return SmallProgram.main("return lib.Writer.write(new lib.Table(), \"\");").lib("public class Table { public int rows() { return 3; } public int columns() { return 4; } }")
                .lib(WRITER.formatted(pack + '.' + name))
                .source(pack + '.' + name, "package " + pack + "; public class " + name + " { public static String run(Object on, String text) { String r = \"\"; "
                        + "for (var m : on.getClass().getMethods()) try { if (text.contains('.' + m.getName() + '(')) r = m.invoke(on) + r; } catch (ReflectiveOperationException e) { throw new IllegalStateException(e); } "
                        + "return r.chars().sorted().mapToObj(c -> \"\" + (char) c).toList().toString(); } }");
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void proxiesMakeTheTypeArgumentsOfWhatTheirMethodsReturn(Level level) {
        SmallProgram.main("return lib.Errors.make(lib.Messages.class).missing().get().toString();")
                .lib("public class Made<T> { final T value; Made(T value) { this.value = value; } public Object get() { return value; } }")
                .lib("public class Missing { final String text; public Missing(String text) { this.text = text; } public String toString() { return text; } }")
                .lib("public interface Messages { Made<Missing> missing(); }")
                .lib("public class Errors { public static <T> T make(Class<T> type) { return type.cast(java.lang.reflect.Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (p, m, a) -> { "
                        + "var result = (java.lang.reflect.ParameterizedType) m.getGenericReturnType(); "
                        + "return new Made<>(((Class<?>) result.getActualTypeArguments()[0]).getConstructor(String.class).newInstance(m.getName())); })); } }").shrunkTo(level);
    }
}

package dev.shrink.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrink.analysis.graph.Node;
import dev.shrink.analysis.graph.Step;
import dev.shrink.config.Level;
import dev.shrink.jvm.SmallProgram.Shrunk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReachabilityTest {
    @ParameterizedTest
    @EnumSource(Level.class)
    void removesAClassThatNothingNames(Level level) {
        Shrunk shrunk = SmallProgram.main("return new lib.Used().toString();")
                .lib("public class Used { public String toString() { return \"used\"; } }")
                .lib("public class Dead { }").shrunkTo(level);

        assertThat(shrunk.classes()).contains("lib/Used").doesNotContain("lib/Dead");
    }

    @Test
    void saysTheShortestWayFromARoot() {
        Shrunk shrunk = SmallProgram.main("return lib.A.name();")
                .lib("public class A { public static String name() { return B.name(); } }")
                .lib("public class B { static String name() { return \"b\"; } }").shrunkTo(Level.CLASSES);

        assertThat(shrunk.reached().graph().witness(Node.type("lib/B"))).extracting(Step::toString)
                .containsExactly("app/Main uses lib/A", "lib/A uses lib/B");
    }

    @Test
    void removesMethodsAndFieldsThatNothingUses() {
        Shrunk shrunk = SmallProgram.main("return new lib.A().used();")
                .lib("public class A { private int dead = 5; public String used() { return \"u\"; } public String dead() { return new Dead().toString(); } }")
                .lib("class Dead { }").shrunkTo(Level.MEMBERS);

        assertThat(shrunk.methods("lib/A")).contains("used()Ljava/lang/String;").doesNotContain("dead()Ljava/lang/String;");
        assertThat(shrunk.classes()).doesNotContain("lib/Dead");
    }

    @Test
    void keepsWhatTheRuntimeCallsBack() {
        SmallProgram.main("return new TreeSet<>(List.of(new lib.A(2), new lib.A(1))).toString() + new lib.A(1).hashCode();")
                .lib("public class A implements Comparable<A> { final int x; public A(int x) { this.x = x; } "
                        + "public int compareTo(A o) { return Integer.compare(x, o.x); } public String toString() { return \"A\" + x; } "
                        + "public int hashCode() { return 7; } }").shrunkTo(Level.MEMBERS);
    }

    @Test
    void selectsOverridesOnlyOfInstantiatedClasses() {
        Shrunk shrunk = SmallProgram.main("lib.Shape s = new lib.Circle(); return s.name();")
                .lib("public interface Shape { String name(); default String twice() { return name() + name(); } }")
                .lib("public class Circle implements Shape { public String name() { return \"circle\"; } }")
                .lib("public class Square implements Shape { public String name() { return \"square\"; } }").shrunkTo(Level.MEMBERS);

        assertThat(shrunk.classes()).doesNotContain("lib/Square");
        assertThat(shrunk.methods("lib/Shape")).doesNotContain("twice()Ljava/lang/String;");
    }

    @Test
    void aMethodThatIsOnlyLinkedToBecomesAStub() {
        Shrunk shrunk = SmallProgram.main("lib.Holder h = new lib.Holder(); return h.run(null);")
                .lib("public class Holder { public String run(Never n) { return n == null ? \"none\" : n.work(); } }")
                .lib("public class Never { String work() { return Deep.work(); } }")
                .lib("class Deep { static String work() { return \"\"; } }").shrunkTo(Level.MEMBERS);

        assertThat(shrunk.reached().classes().get("lib/Never").stubs()).contains("work()Ljava/lang/String;");
        assertThat(shrunk.classes()).doesNotContain("lib/Deep");
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void runsLambdasMethodHandlesEnumsRecordsAndSwitches(Level level) {
        SmallProgram.main("try { return lib.Mix.run(); } catch (Throwable e) { throw new Exception(e); }")
                .lib("public class Mix { enum E { A { int f() { return 1; } }, B; int f() { return 2; } } record R(int a, List<String> b) { } "
                        + "sealed interface S permits S.One, S.Two { record One() implements S { } record Two() implements S { } } "
                        + "interface Op { int apply(int x); default Op then(Op o) { return x -> o.apply(apply(x)); } } "
                        + "public static String run() throws Throwable { Op op = x -> x + 1; Op twice = op.then(Mix::square); "
                        + "var mh = java.lang.invoke.MethodHandles.lookup().findStatic(Mix.class, \"square\", java.lang.invoke.MethodType.methodType(int.class, int.class)); "
                        + "S s = new S.Two(); String w = switch (E.valueOf(\"A\")) { case A -> \"a\"; case B -> \"b\"; }; "
                        + "return twice.apply(3) + \" \" + (int) mh.invoke(4) + E.A.f() + E.B.f() + Arrays.toString(E.values()) + new R(1, List.of(\"x\")) "
                        + "+ new R(1, List.of()).equals(new R(1, List.of())) + (s instanceof S.Two) + w; } "
                        + "private static int square(int x) { return x * x; } }").shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void simpleNamesOfNestedClassesStay(Level level) {
        SmallProgram.main("return lib.Outer.name();")
                .lib("public class Outer { static class Inner { static class Deep { } } static class Dead { } "
                        + "public static String name() { return new Inner.Deep().getClass().getSimpleName() + new Object() { }.getClass().isAnonymousClass() "
                        + "+ Inner.Deep.class.getDeclaringClass().getSimpleName(); } }").shrunkTo(level);
    }
}

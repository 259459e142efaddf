package dev.shrink.jvm.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrink.config.Level;
import dev.shrink.jvm.SmallProgram;
import dev.shrink.jvm.SmallProgram.Shrunk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Conventions of frameworks, each with a stand-in of the framework that has the class by which it is recognised. */
class FrameworkEdgesTest {
    private static final String RUNTIME = "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) ";

    @ParameterizedTest
    @EnumSource(Level.class)
    void keepsTheScalaObjectWhoseNameWithoutItsDollarSignIsConfigured(Level level) {
        SmallProgram.main("return lib.Objects.find(System.getProperty(\"no.such\", \"lib.Extension\")) + lib.Objects.find(System.getProperty(\"no.such\", \"lib.Alone\"));")
                .lib("public class Extension { }")
                .source("lib.Extension$", "package lib; public class Extension$ { public static final Extension$ MODULE$ = new Extension$(); public String toString() { return \"e\"; } }")
                .source("lib.Alone$", "package lib; public class Alone$ { public static final Alone$ MODULE$ = new Alone$(); public String toString() { return \"a\"; } }")
                .lib("public class Objects { public static String find(String name) throws Exception { return Class.forName(name + \"$\").getField(\"MODULE$\").get(null).toString(); } }")
                .shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void filesOfMicronautFoldersAreProviders(Level level) {
        Shrunk shrunk = SmallProgram.main("return lib.Definition.class.isInterface() + \"\";").lib("public interface Definition { }")
                .source("lib.$Bean", "package lib; public class $Bean implements Definition { }").lib("public class Dead { }")
                .resource("META-INF/micronaut/lib.Definition/lib.$Bean", "").resource("META-INF/micronaut/lib.Unused/lib.Dead", "").shrunkTo(level);

        assertThat(shrunk.classes()).contains("lib/$Bean").doesNotContain("lib/Dead");
    }

    private static SmallProgram kotlin(String body) {
        return SmallProgram.main(body).source("kotlin.Metadata", "package kotlin; " + RUNTIME + "public @interface Metadata { String[] d2(); }")
                .source("kotlin.reflect.jvm.internal.KClassImpl", "package kotlin.reflect.jvm.internal; public class KClassImpl { public static int members(Class<?> c) { return c.getDeclaredMethods().length; } }")
                .lib("@kotlin.Metadata(d2 = {\"Llib/Part;\"}) public class Described { public void a() { } public void b() { } }").lib("public class Part { }");
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void whatKotlinMetadataDescribesStaysWhereReflectionReadsIt(Level level) {
        assertThat(kotlin("return \"\" + kotlin.reflect.jvm.internal.KClassImpl.members(lib.Described.class);").shrunkTo(level).classes()).contains("lib/Part");
    }

    @Test
    void kotlinMetadataCountsForNothingWithoutItsReader() {
        Shrunk shrunk = kotlin("return lib.Described.class.getName();").shrunkTo(Level.MEMBERS);

        assertThat(shrunk.classes()).doesNotContain("lib/Part");
        assertThat(shrunk.methods("lib/Described")).doesNotContain("a()V");
    }

    @Test
    void whatAScalaPickleDescribesStaysWhereScalaReflectIsReached() {
        String pickle = RUNTIME + "public @interface ScalaSignature { String bytes(); }";
        SmallProgram program = SmallProgram.main("return new scala.reflect.runtime.JavaUniverse().members(lib.Described.class);")
                .source("scala.reflect.ScalaSignature", "package scala.reflect; " + pickle)
                .source("scala.reflect.runtime.JavaUniverse", "package scala.reflect.runtime; public class JavaUniverse { public String members(Class<?> c) { return \"\" + c.getDeclaredMethods().length; } }")
                .source("scala.collection.Core", "package scala.collection; public class Core { }")
                .source("scala.tools.Compiler", "package scala.tools; public class Compiler { }")
                .lib("@scala.reflect.ScalaSignature(bytes = \"lib.Part\") public class Described { public void a() { } }").lib("public class Part { }");

        assertThat(program.shrunkTo(Level.MEMBERS).classes()).contains("lib/Part", "scala/collection/Core").doesNotContain("scala/tools/Compiler");
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void packagesThatAClassPathScannerSearchesStay(Level level) {
        Shrunk shrunk = SmallProgram.main("return lib.Finder.find();")
                .source("org.reflections.Reflections", "package org.reflections; public class Reflections { public Reflections(String p) { } public String types() { return \"\"; } }")
                .lib("public class Finder { public static String find() { return new org.reflections.Reflections(\"plugins.of.mine\").types(); } }")
                .source("plugins.of.mine.A", "package plugins.of.mine; public class A { }").source("plugins.of.other.B", "package plugins.of.other; public class B { }").shrunkTo(level);

        assertThat(shrunk.classes()).contains("plugins/of/mine/A").doesNotContain("plugins/of/other/B");
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void theScannedPackageOfAnAnnotatedClassIsItsOwnUnlessItNamesOthers(Level level) {
        Shrunk shrunk = SmallProgram.main("return beans.Setup.class.getName();")
                .source("org.springframework.context.annotation.ComponentScan", "package org.springframework.context.annotation; " + RUNTIME + "public @interface ComponentScan { String[] value() default {}; }")
                .source("beans.Setup", "package beans; @org.springframework.context.annotation.ComponentScan(\"more.beans\") public class Setup { }")
                .source("beans.Beside", "package beans; public class Beside { }").source("more.beans.Named", "package more.beans; public class Named { }")
                .source("other.Far", "package other; public class Far { }").shrunkTo(level);

        assertThat(shrunk.classes()).contains("beans/Beside", "more/beans/Named").doesNotContain("other/Far");
    }

    @Test
    void bindersMakeWhatTheFieldsOfAVisibleClassHold() {
        SmallProgram.main("return lib.Binder.fill(lib.Outer.class);")
                .lib("public class Outer { public Inner inner; }").lib("public class Inner { public String toString() { return \"made\"; } }")
                .lib("public class Binder { public static String fill(Class<?> c) throws Exception { Object o = c.getDeclaredConstructor().newInstance(); var f = c.getField(\"inner\"); "
                        + "f.set(o, f.getType().getDeclaredConstructor().newInstance()); return f.get(o).toString(); } }").shrunkTo(Level.MEMBERS);
    }

    @Test
    void wordsOfAScriptKeepTheMembersThatTheyCall() {
        Shrunk shrunk = SmallProgram.main("return lib.Script.run(new lib.Robot(), \"robot.walk(3) + robot.name\");")
                .lib("public class Robot { public String walk(int n) { return \"walked \" + n; } public String getName() { return \"r\"; } public String dead() { return \"\"; } }")
                .lib("public class Script { public static String run(Object target, String text) throws Exception { String r = \"\"; for (var m : target.getClass().getDeclaredMethods()) { "
                        + "if (text.contains(m.getName() + '(')) r += m.invoke(target, 3); } return r; } }").shrunkTo(Level.MEMBERS);

        assertThat(shrunk.methods("lib/Robot")).contains("walk(I)Ljava/lang/String;", "getName()Ljava/lang/String;").doesNotContain("dead()Ljava/lang/String;");
    }

    @Test
    void whatGroovySeesStaysWhole() {
        Shrunk shrunk = SmallProgram.main("return new groovy.lang.MetaClassImpl().call(lib.Robot.class);")
                .source("groovy.lang.MetaClassImpl", "package groovy.lang; public class MetaClassImpl { public String call(Class<?> c) { return \"\" + c.getDeclaredMethods().length; } }")
                .lib("public class Robot { public void a() { } public void b() { } }").shrunkTo(Level.MEMBERS);

        assertThat(shrunk.reached().classes().get("lib/Robot").whole()).isTrue();
    }

    @Test
    void anAgentThatOnlyOptionsWouldStartKeepsNothing() {
        String manifest = "Manifest-Version: 1.0\nPremain-Class: lib.Agent\n\n";
        SmallProgram program = SmallProgram.main("return \"x\";").lib("public class Agent { public static void premain(String a) { } }").resource("META-INF/MANIFEST.MF", manifest);

        assertThat(program.shrunkTo(Level.MEMBERS).classes()).doesNotContain("lib/Agent");
    }

    @Test
    void anAgentThatIsReachedKeepsItsEntryPoints() {
        Shrunk shrunk = SmallProgram.main("return lib.Agent.class.getName();").lib("public class Agent { public static void premain(String a) { } }")
                .resource("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nPremain-Class: lib.Agent\n\n").shrunkTo(Level.MEMBERS);

        assertThat(shrunk.reached().classes().get("lib/Agent").whole()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void namespacesOfClojureThatATextNamesAreLoaded(Level level) {
        Shrunk shrunk = SmallProgram.main("return clojure.lang.RT.load(\"(require 'my-app.text-tools)\");")
                .source("clojure.lang.RT", "package clojure.lang; public class RT { public static String load(String text) { return text; } }")
                .source("clojure.lang.Generated", "package clojure.lang; public class Generated { }")
                .source("my_app.text_tools__init", "package my_app; public class text_tools__init { static { new text_tools$join(); } }")
                .source("my_app.text_tools$join", "package my_app; public class text_tools$join { }")
                .source("my_app.other__init", "package my_app; public class other__init { }")
                .resource("my_app/text_tools.clj", "(ns my-app.text-tools)").shrunkTo(level);

        assertThat(shrunk.classes()).contains("clojure/lang/Generated", "my_app/text_tools__init", "my_app/text_tools$join").doesNotContain("my_app/other__init");
        assertThat(shrunk.reached().resources()).contains("my_app/text_tools.clj");
    }
}

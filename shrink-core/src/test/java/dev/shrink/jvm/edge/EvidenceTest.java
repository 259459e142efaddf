package dev.shrink.jvm.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrink.config.Level;
import dev.shrink.jvm.SmallProgram;
import dev.shrink.jvm.SmallProgram.Shrunk;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What libraries and users say beside the code: metadata, keep rules, recordings, native code. */
class EvidenceTest {
    private static final String FOO = "public class Foo { private int kept = 1; public void used() { } public void other() { } }";
    private static final String BAR = "public class Bar { }";
    private static final String NAMED = "lib.Foo.class.getName().length() > 0 ? \"x\" : \"y\"";

    private static SmallProgram program() {
        return SmallProgram.main("return \"x\";").lib(FOO).lib(BAR);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void keepPatternIsARootForWhatTheKeptClassNeeds(Level level) {
        Shrunk shrunk = program().lib("public class Needs { Bar bar = new Bar(); }")
                .roots(new Roots(List.of(), List.of("app.Main"), List.of(), List.of("lib.N*"), Set.of())).shrunkTo(level);

        assertThat(shrunk.classes()).contains("lib/Needs", "lib/Bar").doesNotContain("lib/Foo");
    }

    @Test
    void proguardRuleKeepsClassAndNamedMembers() {
        Shrunk shrunk = program().evidence(new Evidence(List.of("# mine\n-keep public class lib.Foo { void used(); }\n"), List.of(), List.of())).shrunkTo(Level.MEMBERS);

        assertThat(shrunk.methods("lib/Foo")).contains("used()V").doesNotContain("other()V");
        assertThat(shrunk.classes()).doesNotContain("lib/Bar");
    }

    @Test
    void memberRuleKeepsNoClassByItself() {
        Shrunk shrunk = program().evidence(new Evidence(List.of("-keepclassmembers class lib.* { *; }"), List.of(), List.of())).shrunkTo(Level.MEMBERS);

        assertThat(shrunk.classes()).doesNotContain("lib/Foo");
    }

    @Test
    void ruleOfALibraryCountsOnceItsPackageIsReached() {
        String rule = "-keep class lib.Bar { *; }";
        assertThat(program().resource("META-INF/proguard/lib.pro", rule).shrunkTo(Level.CLASSES).classes()).doesNotContain("lib/Bar");
        assertThat(SmallProgram.main("return " + NAMED + ";").lib(FOO).lib(BAR).resource("META-INF/proguard/lib.pro", rule).shrunkTo(Level.CLASSES).classes())
                .contains("lib/Bar");
    }

    @Test
    void recordedMetadataIsARootInBothFormats() {
        String old = "[{\"name\": \"lib.Foo\", \"methods\": [{\"name\": \"used\", \"parameterTypes\": []}]}]";
        String recent = "{\"reflection\": [{\"type\": \"lib.Bar\", \"allDeclaredMethods\": true}], \"serialization\": [{\"type\": \"lib.Foo\"}]}";
        Shrunk shrunk = program().evidence(new Evidence(List.of(), List.of(old, recent), List.of())).shrunkTo(Level.MEMBERS);

        assertThat(shrunk.classes()).contains("lib/Foo", "lib/Bar");
        assertThat(shrunk.methods("lib/Foo")).contains("used()V").doesNotContain("other()V");
    }

    @Test
    void metadataOfALibraryWaitsForItsCondition() {
        String metadata = "[{\"condition\": {\"typeReachable\": \"lib.Foo\"}, \"name\": \"lib.Bar\", \"allDeclaredConstructors\": true}]";
        assertThat(program().resource("META-INF/native-image/g/a/reflect-config.json", metadata).shrunkTo(Level.CLASSES).classes()).doesNotContain("lib/Bar");
        assertThat(SmallProgram.main("return " + NAMED + ";").lib(FOO).lib(BAR).resource("META-INF/native-image/g/a/reflect-config.json", metadata)
                .shrunkTo(Level.CLASSES).classes()).contains("lib/Bar");
    }

    @Test
    void resourcesOfARecordedRunStay() {
        SmallProgram program = program().resource("words/one.txt", "1").resource("words/two.txt", "2");
        assertThat(program.shrunkTo(Level.CLASSES).reached().resources()).noneMatch(name -> name.startsWith("words/"));
        assertThat(program.evidence(new Evidence(List.of(), List.of(), List.of(), List.of("words/two.txt", "words/absent.txt"))).shrunkTo(Level.CLASSES).reached().resources())
                .contains("words/two.txt").doesNotContain("words/one.txt");
    }

    @Test
    void classesOfARecordedRunStay() {
        assertThat(program().evidence(new Evidence(List.of(), List.of(), List.of("lib/Bar", "java/lang/String"))).shrunkTo(Level.MEMBERS).classes()).contains("lib/Bar");
    }

    @Test
    void nativeLibraryKeepsTheClassesAndMembersThatItCallsBack() {
        byte[] library = ("\u007fELF\2\1\1\0padding\0lib/Foo\0used\0(Llib/Bar;)V\0").getBytes(StandardCharsets.ISO_8859_1);
        Shrunk shrunk = SmallProgram.main("return String.valueOf(Main.class.getResource(\"/native/libthing.so\") != null);").lib(FOO).lib(BAR)
                .resource("native/libthing.so", library).shrunkTo(Level.MEMBERS);

        assertThat(shrunk.classes()).contains("lib/Foo", "lib/Bar");
        assertThat(shrunk.methods("lib/Foo")).contains("used()V");
    }

    @Test
    void nativeLibraryThatNothingLoadsKeepsNothing() {
        byte[] library = ("\u007fELF\2\1\1\0padding\0lib/Foo\0").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(program().resource("native/libthing.so", library).shrunkTo(Level.MEMBERS).classes()).doesNotContain("lib/Foo");
    }

    @Test
    void registryFileIsReadOnceTheClassInItsNameIsReached() {
        String file = "META-INF/spring/lib.Foo.imports";
        assertThat(program().resource(file, "lib.Bar\n").shrunkTo(Level.CLASSES).classes()).doesNotContain("lib/Bar");
        assertThat(SmallProgram.main("return " + NAMED + ";").lib(FOO).lib(BAR).resource(file, "lib.Bar\n").shrunkTo(Level.CLASSES).classes()).contains("lib/Bar");
    }

    @Test
    void agentOfTheManifestStays() {
        assertThat(program().resource("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\nLauncher-Agent-Class: lib.Bar\r\n\r\n").shrunkTo(Level.MEMBERS).classes())
                .contains("lib/Bar");
    }

    @Test
    void handlerTypesStayWholeEvenIfTheHandlingMethodIsInherited() {
        Shrunk shrunk = SmallProgram.main("return \"x\";")
                .lib("public abstract class Base<I> { public Answer handleRequest(Event e) { return new Answer(); } }")
                .lib("public class Event { private Part part; public Part getPart() { return part; } public void setPart(Part p) { part = p; } }")
                .lib("public class Part { private List<Leaf> leaves; }").lib("public class Leaf { private int x; public int getX() { return x; } }")
                .lib("public class Answer { public String getBody() { return \"b\"; } }").lib(BAR)
                .source("app.Handler", "package app; public class Handler extends lib.Base<lib.Event> { }")
                .roots(new Roots(List.of("app.Handler"), List.of("app.Main"), List.of(), List.of(), Set.of())).shrunkTo(Level.MEMBERS);

        assertThat(shrunk.classes()).contains("lib/Event", "lib/Part", "lib/Leaf", "lib/Answer").doesNotContain("lib/Bar");
        assertThat(shrunk.reached().classes().get("lib/Leaf").whole()).isTrue();
    }

    @Test
    void multiReleaseVersionTakesItsReferencesAlong() {
        Shrunk donor = SmallProgram.main("return new lib.Foo().toString();").lib("public class Foo { public String toString() { return new Bar().toString(); } }").lib(BAR).analyzed(Level.CLASSES);
        byte[] version = donor.before().get("lib/Foo.class");
        Shrunk shrunk = SmallProgram.main("return new lib.Foo().getClass().getName();").lib(FOO).lib(BAR).resource("META-INF/versions/11/lib/Foo.class", version).shrunkTo(Level.MEMBERS);

        assertThat(shrunk.classes()).contains("lib/Bar");
    }
}

package dev.shrink.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrink.config.Level;
import dev.shrink.config.SettingTable;
import dev.shrink.rule.Fixture;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleHarness;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules on a function with its own classes and two libraries in lib/. */
class JvmRulesTest {
    private static final Map<String, byte[]> CODE = SmallProgram.main("return lib.Used.name();")
            .lib("public class Used { static class Nested { } private int dead; public static String name() { return \"u\"; } public String unused() { return \"\"; } }")
            .lib("public interface Service { }").lib("public class Live implements Service { }").lib("public class Dead { }")
            .lib("public class Loads { public static Object all() { return ServiceLoader.load(Service.class); } }")
            .source("other.Unused", "package other; public class Unused { }")
            .analyzed(Level.CLASSES).before();

    private static Fixture function() {
        return Fixture.zip("function").file("app/Main.class", CODE.get("app/Main.class")).file("config.properties", "a=b")
                .jar("lib/used.jar", JvmRulesTest::library)
                .jar("lib/unused.jar", jar -> jar.file("other/Unused.class", CODE.get("other/Unused.class")).file("META-INF/LICENSE", "free"));
    }

    private static void library(Fixture jar) {
        CODE.forEach((name, bytes) -> {
            if (name.startsWith("lib/")) {
                jar.file(name, bytes);
            }
        });
        jar.file("META-INF/services/javax.script.ScriptEngineFactory", "lib.Dead\n").file("lib/data/unread.xml", "<x/>").file("META-INF/LICENSE", "free");
    }

    private static Fixture functionWith(byte[] used) {
        return Fixture.zip("function").file("app/Main.class", CODE.get("app/Main.class"))
                .jar("lib/used.jar", jar -> jar.file("lib/Used.class", used).file("lib/Dead.class", CODE.get("lib/Dead.class")));
    }

    private static RuleHarness harness(Rule rule, Level level) {
        return RuleHarness.of(rule).with(s -> s.with(SettingTable.ROOT, Set.of("app.Main"), "test").with(SettingTable.LEVEL, level, "test")).on(function());
    }

    @Test
    void removesUnreachableClassesAndTheirProviderLines() {
        RuleHarness.Result result = harness(new UnreachableClasses(), Level.CLASSES).run()
                .removes("lib/used.jar!/lib/Dead.class", "lib/unused.jar!/other/Unused.class", "lib/used.jar!/lib/Used$Nested.class")
                .keeps("app/Main.class", "lib/used.jar!/lib/Used.class");

        assertThat(result.textOf("lib/used.jar!/META-INF/services/javax.script.ScriptEngineFactory")).isEmpty();
        assertThat(result.reasonFor("lib/used.jar!/lib/Used.class").orElseThrow().evidence())
                .containsExactly("app/Main is a root: main class", "app/Main uses lib/Used");
    }

    @Test
    void removesWholeJars() {
        harness(new UnreachableJars(), Level.CLASSES).run().removes("lib/unused.jar").keeps("lib/used.jar");
    }

    @Test
    void rewritesClassesOnlyAtTheLevelOfMembers() {
        byte[] smaller = harness(new UnreachableMembers(), Level.MEMBERS).run().contentOf("lib/used.jar!/lib/Used.class");
        byte[] whole = harness(new UnreachableMembers(), Level.CLASSES).run().contentOf("lib/used.jar!/lib/Used.class");

        assertThat(smaller).hasSizeLessThan(CODE.get("lib/Used.class").length);
        assertThat(whole).isEqualTo(CODE.get("lib/Used.class"));
    }

    @Test
    void removesResourcesOfLibrariesThatNothingNames() {
        harness(new UnreachableResources(), Level.CLASSES).run().removes("lib/used.jar!/lib/data/unread.xml")
                .keeps("config.properties", "lib/used.jar!/META-INF/LICENSE", "lib/used.jar!/META-INF/services/javax.script.ScriptEngineFactory");
    }

    @Test
    void keepsAnArchiveWholeThatReachedCodeOpensByItsName() {
        Map<String, byte[]> code = SmallProgram.main("return \"\" + Main.class.getResourceAsStream(\"/clients/other.jar\");").lib("public class Dead { }").analyzed(Level.CLASSES).before();
        Fixture function = Fixture.zip("function").file("app/Main.class", code.get("app/Main.class"))
                .jar("clients/other.jar", jar -> jar.file("lib/Dead.class", code.get("lib/Dead.class")).file("lib/data.txt", "x"))
                .jar("clients/unnamed.jar", jar -> jar.file("lib/Dead.class", code.get("lib/Dead.class")))
                .jar("lib/other.jar", jar -> jar.file("lib/Dead.class", code.get("lib/Dead.class")));
        RuleHarness.of(new UnreachableResources()).beside(new UnreachableClasses(), new UnreachableJars()).with(s -> s.with(SettingTable.ROOT, Set.of("app.Main"), "test")).on(function).run()
                .keeps("clients/other.jar!/lib/Dead.class", "clients/other.jar!/lib/data.txt").removes("lib/other.jar", "clients/unnamed.jar");
    }

    @Test
    void leavesSignaturesToTheRuleThatTakesThemOff() {
        Fixture signed = Fixture.zip("function").file("app/Main.class", CODE.get("app/Main.class"))
                .jar("lib/used.jar", jar -> jar.file("lib/Used.class", CODE.get("lib/Used.class")).file("META-INF/X.SF", "Signature-Version: 1.0").file("META-INF/X.RSA", "x"));
        RuleHarness.Result result = RuleHarness.of(new UnreachableResources()).with(s -> s.with(SettingTable.ROOT, Set.of("app.Main"), "test")).on(signed).run();

        assertThat(result.reasonFor("lib/used.jar!/META-INF/X.SF")).isEmpty();
    }

    @Test
    void withoutARootNothingGoes() {
        RuleHarness.of(new UnreachableClasses()).on(function()).run().changesNothing().tells("jvm.no-root");
    }

    @Test
    void warnsOfAHandlerThatNoClassIs() {
        RuleHarness.of(new UnreachableClasses()).with(s -> s.with(SettingTable.HANDLER, Set.of("app.Mian"), "test")).on(function()).run().changesNothing().tells("jvm.unknown-root");
    }

    @Test
    void aClassThatCannotBeReadIsCopiedThroughAndTold() {
        byte[] broken = CODE.get("lib/Used.class").clone();
        broken[9] = 127;
        RuleHarness.Result result = RuleHarness.of(new UnreachableClasses()).with(s -> s.with(SettingTable.ROOT, Set.of("app.Main"), "test"))
                .on(functionWith(broken)).run()
                .keeps("lib/used.jar!/lib/Used.class").tells("jvm.class-unreadable");

        assertThat(result.contentOf("lib/used.jar!/lib/Used.class")).isEqualTo(broken);
    }

    @Test
    void aClassOfAVersionFromTheFutureIsCopiedThroughAndTold() {
        byte[] future = CODE.get("lib/Used.class").clone();
        future[7] = 120;
        RuleHarness.Result result = RuleHarness.of(new UnreachableMembers())
                .with(s -> s.with(SettingTable.ROOT, Set.of("app.Main"), "test").with(SettingTable.LEVEL, Level.MEMBERS, "test"))
                .on(functionWith(future)).run()
                .tells("jvm.class-unreadable");

        assertThat(result.contentOf("lib/used.jar!/lib/Used.class")).isEqualTo(future);
    }

    @Test
    void aClassOfALayerStaysIfOneOfTwoFunctionsNeedsIt() {
        Fixture layer = Fixture.zip("layer").jar("java/lib/used.jar", jar -> jar
                .file("lib/Used.class", CODE.get("lib/Used.class")).file("lib/Dead.class", CODE.get("lib/Dead.class")));
        Map<String, byte[]> second = SmallProgram.main("return \"\";").analyzed(Level.CLASSES).before();
        RuleHarness.of(new UnreachableClasses()).with(s -> s.with(SettingTable.ROOT, Set.of("app.Main"), "test"))
                .on(Fixture.zip("one").file("app/Main.class", CODE.get("app/Main.class")))
                .on(Fixture.zip("two").file("app/Main.class", second.get("app/Main.class"))).layer(layer).run()
                .keeps("java/lib/used.jar!/lib/Used.class").removes("java/lib/used.jar!/lib/Dead.class");
    }

    @Test
    void aKeptClassIsARoot() {
        harness(new UnreachableClasses(), Level.CLASSES).with(s -> s.with(SettingTable.KEEP, Set.of("lib.Loads"), "test")).run()
                .keeps("lib/used.jar!/lib/Loads.class", "lib/used.jar!/lib/Service.class").removes("lib/used.jar!/lib/Dead.class");
    }
}

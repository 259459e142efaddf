package dev.shrink.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.shrink.config.Policy.Scope;
import dev.shrink.model.ShrinkException.BadRequest;
import dev.shrink.model.Size;

class ShrinkFileTest {

    @TempDir
    Path folder;

    @Test
    void readsSettingsWithTheLineTheyAreOn() throws IOException {
        Settings settings = read("# comment\nbudget: 200MiB\nkeep: [a.**, b]\nhandler: com.x.H\ncpu-only: false\nmax-growth: 1%\n").settings();
        assertThat(settings.get(SettingTable.BUDGET)).isEqualTo(Size.parse("200MiB"));
        assertThat(settings.get(SettingTable.KEEP)).containsExactly("a.**", "b");
        assertThat(settings.get(SettingTable.HANDLER)).containsExactly("com.x.H");
        assertThat(settings.get(SettingTable.CPU_ONLY)).isFalse();
        assertThat(settings.get(SettingTable.MAX_GROWTH)).contains(new Growth(1, 0));
        assertThat(settings.origin(SettingTable.BUDGET)).endsWith("shrink.yaml:2");
        assertThat(settings.origin(SettingTable.KEEP)).endsWith("shrink.yaml:3");
    }

    @Test
    void readsWhatIsSetForSingleFunctions() throws IOException {
        ShrinkFile file = read("""
            rounds: 3
            functions:
              fe:
                handler: com.x.Fe
                event: [events/fe.http, GET /x]
              ml: {event: events/ml.json, memory: 2048}
            """);
        assertThat(file.functions()).containsOnlyKeys("fe", "ml");
        assertThat(file.functions().get("fe").get(VerifySettings.EVENT)).containsExactly("events/fe.http", "GET /x");
        assertThat(file.functions().get("fe").origin(SettingTable.HANDLER)).endsWith("shrink.yaml:4");
        assertThat(file.functions().get("ml").get(VerifySettings.MEMORY)).isEqualTo(2048);
        assertThat(file.settings().isSet(VerifySettings.EVENT)).isFalse();
        assertThatThrownBy(() -> read("functions:\n  fe: {evnt: x}\n")).isInstanceOf(BadRequest.class).hasMessageContaining("the function 'fe' has no key 'evnt'");
    }

    @Test
    void readsThePolicy() throws IOException {
        Files.writeString(folder.resolve("OWNERS"), "# who\nnumpy @ml @data\nscipy  @ml # both\n");
        Policy policy = read("""
            groups:
              aws: ["software.amazon.awssdk:*"]
            owners-file: OWNERS
            budgets:
              - group: aws
                max: 20MiB
                warn: 10MiB
                message: Ask first
              - max-growth: 512KiB
            must-not-contain:
              - "org.junit.**"
              - {pattern: "pkg:pypi/torch@*", message: too large}
            waivers:
              - {kind: budget, subject: aws, reason: until June, expires: 2027-06-30, up-to: 25MiB}
            """).policy();
        assertThat(policy.budgets()).extracting(Policy.Budget::scope).containsExactly(Scope.GROUP, Scope.FUNCTION);
        assertThat(policy.budgets().get(0).max()).contains(Size.parse("20MiB"));
        assertThat(policy.budgets().get(0).origin()).endsWith("shrink.yaml:5");
        assertThat(policy.budgets().get(1).maxGrowth()).contains(new Growth(0, 512 * 1024));
        assertThat(policy.owners()).containsOnlyKeys("@ml", "@data").satisfies(o -> assertThat(o.get("@ml")).extracting(NamePattern::text).containsExactly("numpy", "scipy"));
        assertThat(policy.forbidden()).extracting(f -> f.pattern().text()).containsExactly("org.junit.**", "pkg:pypi/torch@*");
        assertThat(policy.waivers()).singleElement().satisfies(w -> {
            assertThat(w.expires()).isEqualTo(LocalDate.of(2027, 6, 30));
            assertThat(w.upTo()).isEqualTo(Optional.of(Size.parse("25MiB")));
        });
    }

    @Test
    void anEmptyFileSetsNothing() throws IOException {
        assertThat(read("")).isEqualTo(read("# only a comment\n"));
        assertThat(read("").policy()).isEqualTo(Policy.NONE);
    }

    @Test
    void guessesWhatAnUnknownKeyMeant() {
        refused("level: classes\nmaxgrowht: 1%\n").hasMessageContaining("'maxgrowht'").satisfies(e -> assertThat(explained(e)).contains("shrink.yaml:2", "Did you mean 'max-growth'?"));
        refused("zzzzzz: 1\n").satisfies(e -> assertThat(explained(e)).contains("Its keys are handler"));
        refused("budgets:\n  - grup: aws\n    max: 1\n").satisfies(e -> assertThat(explained(e)).contains("shrink.yaml:2", "Did you mean 'group'?"));
        refused("groups: {aws: [a]}\nbudgets:\n  - group: asw\n    max: 1\n").satisfies(e -> assertThat(explained(e)).contains("shrink.yaml:3", "Did you mean 'aws'?"));
    }

    @Test
    void namesTheLineOfAWrongValue() {
        refused("a: b: c\n").satisfies(e -> assertThat(explained(e)).contains("shrink.yaml:1", "not YAML"));
        refused("\nbudget: lots\n").satisfies(e -> assertThat(explained(e)).contains("shrink.yaml:2", "'lots' is not a size"));
        refused("budget: [1, 2]\n").satisfies(e -> assertThat(explained(e)).contains("takes one value"));
        refused("budget: {a: 1}\n").satisfies(e -> assertThat(explained(e)).contains("a mapping"));
        refused("budget: 1\nbudget: 2\n").satisfies(e -> assertThat(explained(e)).contains("shrink.yaml:2", "a second time", "shrink.yaml:1"));
        refused("- 1\n").satisfies(e -> assertThat(explained(e)).contains("a list"));
        refused("budgets: 5\n").satisfies(e -> assertThat(explained(e)).contains("must be a list"));
        refused("budgets:\n  - group: x\n    component: y\n").satisfies(e -> assertThat(explained(e)).contains("Write two budgets"));
        refused("budgets:\n  - component: y\n").satisfies(e -> assertThat(explained(e)).contains("demands nothing"));
        refused("budgets:\n  - count: zipped\n    max: 1\n").satisfies(e -> assertThat(explained(e)).contains("zipped"));
        refused("waivers:\n  - kind: budget\n    subject: x\n    reason: y\n").satisfies(e -> assertThat(explained(e)).contains("no 'expires'"));
        refused("waivers:\n  - {kind: budget, subject: x, reason: y, expires: soon}\n").satisfies(e -> assertThat(explained(e)).contains("'expires'"));
        refused("waivers:\n  - {kind: verification, subject: x, reason: y, expires: 2027-01-01}\n").satisfies(e -> assertThat(explained(e)).contains("cannot be waived"));
        refused("owners-file: none\n").satisfies(e -> assertThat(explained(e)).contains("shrink.yaml:1", "owners file"));
    }

    @Test
    void matchesNamesAndPaths() {
        assertThat(new NamePattern("com.x:*").matches("com.x:y")).isTrue();
        assertThat(new NamePattern("com.x:*").matches("com.xx:y")).isFalse();
        assertThat(new NamePattern("**/*.so").matches("a/b/c.so")).isTrue();
        assertThat(new NamePattern("**/*.so").matches("c.so")).isTrue();
        assertThat(new NamePattern("*.so").matches("a/c.so")).isFalse();
        assertThat(new NamePattern("org.junit.**").matches("org.junit.jupiter.api.Test")).isTrue();
        assertThat(new NamePattern("a[1]+?").matches("a[1]+x")).isTrue();
    }

    @Test
    void readsGrowthsAndRefusesOthers() {
        assertThat(Growth.parse("0.5 %").limit(1000)).isEqualTo(1005);
        assertThat(Growth.parse("1%").limit(99)).isEqualTo(99);
        assertThat(Growth.parse("1KiB").limit(1)).isEqualTo(1025);
        for (String wrong : new String[] {"", "%", "-1%", "many", "NaN%", "Infinity%"}) {
            assertThatThrownBy(() -> Growth.parse(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String explained(Throwable e) {
        return ((BadRequest) e).explain();
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused(String text) {
        return assertThatThrownBy(() -> read(text)).isInstanceOf(BadRequest.class);
    }

    private ShrinkFile read(String text) throws IOException {
        return ShrinkFile.read(Files.writeString(folder.resolve("shrink.yaml"), text));
    }
}

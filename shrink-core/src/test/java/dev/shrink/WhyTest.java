package dev.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.shrink.analysis.References.Fate;
import dev.shrink.config.Level;
import dev.shrink.config.SettingTable;
import dev.shrink.config.Settings;
import dev.shrink.verify.CompiledHandler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function that reaches a class by two chains of one length, and another by one class alone. */
class WhyTest {

    @TempDir
    Path folder;
    private Path function;

    @BeforeEach
    void packFunction() throws IOException {
        Path code = CompiledHandler.into(folder.resolve("code"), Map.of(
            "app.Handler", "package app; public class Handler { public String handle(String event) { return Left.call(event) + Right.call(event); } }",
            "app.Left", "package app; class Left { static String call(String event) { return com.lib.Shared.of(event); } }",
            "app.Right", "package app; class Right { static String call(String event) { return com.lib.Shared.of(event) + Alone.of(event); } }",
            "com.lib.Shared", "package com.lib; public class Shared { public static String of(String event) { return event; } public static String nobody() { return \"\"; } }",
            "app.Alone", "package app; class Alone { static String of(String event) { return Last.of(event); } }",
            "app.Last", "package app; class Last { static String of(String event) { return event; } }",
            "app.Unused", "package app; class Unused { static String of(String event) { return event; } }"));
        Path library = Files.createDirectories(folder.resolve("library"));
        Files.move(code.resolve("com"), library.resolve("com"));
        CompiledHandler.jar(library, Files.createDirectories(code.resolve("lib")).resolve("shared.jar"));
        function = CompiledHandler.jar(code, folder.resolve("function.zip"));
    }

    @Test
    void namesAllShortestChains() {
        Explanation shared = only("com.lib.Shared");

        assertThat(shared.chains()).extracting(chain -> chain.get(1)).containsExactlyInAnyOrder("app/Handler uses app/Left", "app/Handler uses app/Right");
        assertThat(shared.text()).contains("app/Left uses com/lib/Shared", "    or\n", "app/Right uses com/lib/Shared");
    }

    @Test
    void saysWhatWouldGoWithoutAClass() {
        long all = List.of("app.Right", "app.Alone", "app.Last").stream().mapToLong(name -> only(name).bytes()).sum();

        assertThat(only("app.Right").without()).contains(new Freed(all, 3, 0));
        assertThat(only("com.lib.Shared").without()).as("two reach it, it reaches nothing").contains(new Freed(only("com.lib.Shared").bytes(), 1, 0));
        assertThat(only("app.Handler").without().orElseThrow().entries()).as("the root").isEqualTo(6);
    }

    @Test
    void saysWhatWouldGoWithoutAllThatMatches() {
        Answer answer = why("app/{Left,Right,Alone}.class", Level.CLASSES);

        assertThat(answer.withoutAll().orElseThrow().entries()).as("with Shared and Last").isEqualTo(5);
        assertThat(answer.text()).contains("all 3 together: without them");
    }

    @Test
    void hasNoChainToWhatGoes() {
        Explanation unused = only("app.Unused");

        assertThat(unused.removed()).isTrue();
        assertThat(unused.chains()).isEmpty();
        assertThat(unused.without()).isEmpty();
    }

    @Test
    void explainsMembersWhereTheyAreFollowed() {
        assertThat(why("com.lib.Shared.of", Level.MEMBERS).members()).singleElement().satisfies(of -> {
            assertThat(of.name()).isEqualTo("com/lib/Shared.of(Ljava/lang/String;)Ljava/lang/String;");
            assertThat(of.fate()).isEqualTo(Fate.KEPT);
            assertThat(of.chains()).hasSize(2);
            assertThat(of.chains().get(0)).last().asString().contains("uses com/lib/Shared.of(");
        });
        assertThat(why("com.lib.Shared#nobody()", Level.MEMBERS).members()).singleElement().extracting(MemberExplanation::fate).isEqualTo(Fate.REMOVED);
        assertThat(why("app.Unused::of", Level.MEMBERS).members()).singleElement().extracting(MemberExplanation::fate).isEqualTo(Fate.REMOVED);
    }

    @Test
    void saysThatMembersStayWithTheirClassWhereOnlyClassesAreFollowed() {
        assertThat(why("com.lib.Shared.nobody", Level.CLASSES).text()).contains("com/lib/Shared.nobody()Ljava/lang/String;  kept", "with its class");
        assertThat(why("app.Unused.of", Level.CLASSES).text()).contains("REMOVED");
    }

    @Test
    void countsMembersThatWouldGo() {
        assertThat(why("app.Right.call", Level.MEMBERS).members().get(0).without()).get().satisfies(freed -> {
            assertThat(freed.entries()).as("Alone and Last, which only it links to; Right is still linked to by the handler").isEqualTo(2);
            assertThat(freed.members()).as("with the constructors of both").isEqualTo(5);
        });
    }

    @Test
    void tellsProgramsTheSame() throws IOException {
        JsonNode answer = new ObjectMapper().readTree(why("com.lib.Shared", Level.CLASSES).json());

        assertThat(answer.at("/entries/0/references")).hasSize(2);
        assertThat(answer.at("/entries/0/without/entries").intValue()).isOne();
        assertThat(new ObjectMapper().readTree(why("com.lib.Shared.of", Level.MEMBERS).json()).at("/members/0/fate").textValue()).isEqualTo("kept");
    }

    private Explanation only(String target) {
        assertThat(why(target, Level.CLASSES).entries()).hasSize(1);
        return why(target, Level.CLASSES).entries().get(0);
    }

    private Answer why(String target, Level level) {
        Settings settings = Settings.defaults().with(SettingTable.HANDLER, Set.of("app.Handler::handle"), "test").with(SettingTable.LEVEL, level, "test");
        return Shrinker.withInstalledRules().why(Request.of(List.of(function), List.of(), settings), target);
    }
}

package dev.shrink.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;

/** What the manual tells people to type is something that the command line takes, and its links lead somewhere. */
class ManualTest {

    private static final Path DOCS = Path.of("../docs");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(#[^)]*)?\\)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```[a-z]*\\n(.*?)^ *```");
    private static final Pattern COMMAND = Pattern.compile("(?m)^[ \\-]*(?:sh ')?shrink ([a-z](?:[^#\\n']|'[^'\\n]*')*)");
    private static final Pattern WORD = Pattern.compile("(?:[^\\s']|'[^']*')+");

    @Test
    void everyCommandInTheManualIsTaken() throws IOException {
        int commands = 0;
        for (Path page : pages()) {
            for (String command : commands(Files.readString(page))) {
                assertThatCode(() -> commandLine().parseArgs(words(command))).as(page + ": shrink " + command).doesNotThrowAnyException();
                commands++;
            }
        }
        assertThat(commands).isGreaterThanOrEqualTo(15);
    }

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        for (Path page : pagesAndRules()) {
            Matcher links = LINK.matcher(Files.readString(page));
            while (links.find()) {
                if (!links.group(1).contains(":")) {
                    assertThat(page.resolveSibling(links.group(1))).as(page.toString()).exists();
                }
            }
        }
    }

    /** As a shell splits it, as far as the manual goes. */
    private static String[] words(String command) {
        return WORD.matcher(command).results().map(word -> word.group().replace("'", "")).toArray(String[]::new);
    }

    private static List<String> commands(String page) {
        List<String> commands = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(page);
        while (blocks.find()) {
            Matcher found = COMMAND.matcher(blocks.group(1));
            while (found.find()) {
                commands.add(found.group(1));
            }
        }
        return commands;
    }

    /** What the pages of rules ask to type are options of rules, often without a command. */
    private static List<Path> pages() throws IOException {
        return pagesAndRules().stream().filter(f -> f.startsWith(DOCS) && !f.getParent().endsWith("rules")).toList();
    }

    private static List<Path> pagesAndRules() throws IOException {
        try (Stream<Path> files = Stream.concat(Files.walk(DOCS), Stream.of(Path.of("../README.md")))) {
            return files.filter(f -> f.toString().endsWith(".md")).toList();
        }
    }

    private static CommandLine commandLine() {
        return Main.commandLine(new Terminal(System.out, System.err, Map.of(), false));
    }
}

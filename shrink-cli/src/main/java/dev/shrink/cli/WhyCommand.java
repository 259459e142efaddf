package dev.shrink.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import dev.shrink.Answer;
import dev.shrink.Request;
import dev.shrink.Shrinker;
import dev.shrink.model.ShrinkException.BadRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shrink why}. */
@Command(name = "why", description = "Explain why something is kept or removed, by what references, and what would go without it.",
    footer = {"", "Example: shrink why function.zip com.x.Foo --handler com.x.Handler", "Example: shrink why function.zip com.x.Foo.bar --handler com.x.Handler --level members", "Example: shrink why layer.zip numpy --json"})
final class WhyCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "ART", description = "A zip, jar, wheel, folder or site-packages tree.")
    private Path artifact;

    @Parameters(index = "1", paramLabel = "TARGET", description = "A path, file name, glob, class, member of a class (com.x.Foo.bar), or component.")
    private String target;

    @Option(names = "--layer", paramLabel = "Z", description = "A layer that the function uses. Repeatable.")
    private List<Path> layers = new ArrayList<>();

    @Option(names = "-o", paramLabel = "FORMAT=PATH", description = "Write the answer as text or json to a file; - is the standard output. Repeatable.")
    private List<String> outputs = new ArrayList<>();

    @Option(names = "--json", description = "The same as -o json=-.")
    private boolean json;

    @Mixin
    private ConfigOptions config;

    private final Terminal terminal;

    WhyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    private enum Format { TEXT, JSON }

    private record Output(Format format, String path) {

        static Output parse(String text) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            String path = equals < 0 ? "-" : text.substring(equals + 1);
            return switch (name) {
                case "text" -> new Output(Format.TEXT, path);
                case "json" -> new Output(Format.JSON, path);
                default -> throw new BadRequest("output.format", "-o " + text, "there is no format '" + name + "' for an answer", "Formats are text and json");
            };
        }
    }

    @Override
    public Integer call() {
        List<Output> asked = new ArrayList<>(outputs.stream().map(Output::parse).toList());
        if (json) {
            asked.add(new Output(Format.JSON, "-"));
        }
        Request request = config.request(settings -> Request.of(List.of(artifact), layers, settings));
        Answer answer = Shrinker.withInstalledRules().why(request, target);
        if (answer.isEmpty()) {
            throw new BadRequest("why.no-match", target, "nothing in " + artifact + " matches", "'shrink audit' lists components; a glob such as **/*.so finds files");
        }
        if (asked.isEmpty()) {
            asked.add(new Output(Format.TEXT, "-"));
        }
        asked.forEach(output -> write(output, answer));
        return 0;
    }

    private void write(Output output, Answer answer) {
        String text = output.format() == Format.JSON ? answer.json() : answer.text();
        if (output.path().equals("-")) {
            terminal.out().print(text);
            terminal.out().flush();
            return;
        }
        try {
            Files.writeString(Path.of(output.path()), text);
        } catch (IOException e) {
            throw new BadRequest("output.write", output.path(), "the answer cannot be written: " + e.getMessage(), "Choose a path that can be written to");
        }
    }
}

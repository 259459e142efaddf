package dev.shrink.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import dev.shrink.Explanation;
import dev.shrink.Request;
import dev.shrink.Shrinker;
import dev.shrink.model.ShrinkException.BadRequest;
import dev.shrink.model.Size;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shrink why}. */
@Command(name = "why", description = "Explain why something is kept or removed.",
    footer = {"", "Example: shrink why function.zip com.x.Foo --handler com.x.Handler"})
final class WhyCommand implements Callable<Integer> {

    private static final int SHOWN = 20;

    @Parameters(index = "0", paramLabel = "ART", description = "A zip, jar, wheel, folder or site-packages tree.")
    private Path artifact;

    @Parameters(index = "1", paramLabel = "TARGET", description = "A path, file name, glob, class, or component.")
    private String target;

    @Option(names = "--layer", paramLabel = "Z", description = "A layer that the function uses. Repeatable.")
    private List<Path> layers = new ArrayList<>();

    @Mixin
    private ConfigOptions config;

    private final Terminal terminal;

    WhyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Request request = config.request(settings -> Request.of(List.of(artifact), layers, settings));
        Shrinker shrinker = Shrinker.withInstalledRules();
        List<Explanation> explanations = shrinker.why(request, target).stream().sorted(Comparator.comparingLong(Explanation::bytes).reversed()).toList();
        if (explanations.isEmpty()) {
            throw new BadRequest("why.no-match", target, "nothing in " + artifact + " matches", "'shrink audit' lists components; a glob such as **/*.so finds files");
        }
        shrinker.whyComponent(request, target).forEach(c -> terminal.out().print(c.text()));
        explanations.stream().limit(SHOWN).forEach(e -> terminal.out().print(e.text()));
        if (explanations.size() > SHOWN) {
            long rest = explanations.stream().skip(SHOWN).mapToLong(Explanation::bytes).sum();
            terminal.out().printf(Locale.ROOT, "%d more entries match, %s%n", explanations.size() - SHOWN, new Size(rest));
        }
        return 0;
    }
}

package dev.shrink.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import dev.shrink.Request;
import dev.shrink.Shrinker;
import dev.shrink.VerifyRequest;
import dev.shrink.verify.VerifyResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shrink verify}. */
@Command(name = "verify", description = "Run a function before and after in AWS's runtime client and compare what it does; exit code 5 when it differs.",
    footer = {"", "Example: shrink verify function.zip smaller.zip --handler com.x.Handler --event 'GET /features?entity=x' --mask /body/time"})
final class VerifyCommand implements Callable<Integer> {

    private static final int VERIFICATION_FAILED = 5;

    @Parameters(index = "0", paramLabel = "ORIGINAL", description = "The function before: a zip, jar or folder.")
    private Path original;

    @Parameters(index = "1", paramLabel = "SHRUNK", description = "The function after.")
    private Path shrunk;

    @Option(names = "--layer", paramLabel = "Z", description = "A layer of the function; of both, unless --shrunk-layer is given. Repeatable.")
    private List<Path> layers = new ArrayList<>();

    @Option(names = "--shrunk-layer", paramLabel = "Z", description = "A layer of the function after. Repeatable.")
    private List<Path> shrunkLayers = new ArrayList<>();

    @Mixin
    private ConfigOptions config;

    private final Terminal terminal;

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Request function = config.request(settings -> Request.of(List.of(original), layers, settings));
        VerifyRequest request = VerifyRequest.of(function, shrunk, shrunkLayers.isEmpty() ? layers : shrunkLayers);
        VerifyResult result = Shrinker.withInstalledRules().verify(request);
        terminal.out().print(result.text());
        terminal.out().flush();
        return result.passed() ? 0 : VERIFICATION_FAILED;
    }
}

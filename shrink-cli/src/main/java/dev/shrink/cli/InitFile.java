package dev.shrink.cli;

/** What {@code shrink init} writes. */
final class InitFile {

    private static final String TEXT = """
        # Settings of shrink; every key is also an option (--key) and a parameter of the Maven plugin. All sizes are what Lambda counts.
        # A later layer wins: default < this file < POM < command line.

        %s
        runtime: %s
        # arch: x86_64
        # tier: static            # lossless | static | traced
        # keep:                   # what must stay although nothing seems to use it
        #   - com.x.plugins.**

        # The gate: 'shrink check ART' exits with 3 or 4 if one of these does not hold.
        budget: 250MiB
        # baseline: shrink-baseline.json
        # max-growth: 1%%

        # groups:
        #   aws: ["software.amazon.awssdk:*"]
        # owners:
        #   team-data: ["numpy", "scipy"]
        # budgets:
        #   - group: aws
        #     max: 20MiB
        #     warn: 15MiB
        #     max-growth: 512KiB
        #     message: Ask in the platform channel first
        # must-not-contain:
        #   - pattern: "org.junit.**"
        #     message: Test libraries belong into the test scope
        # waivers:
        #   - kind: budget
        #     subject: aws
        #     reason: The new client brings its own HTTP stack until June
        #     expires: 2027-06-30
        #     up-to: 25MiB
        """;

    private InitFile() { }

    static String text(String handler, String runtime) {
        return TEXT.formatted(handler.isEmpty() ? "# handler: com.x.Handler::handleRequest" : "handler: \"" + handler.replace("\\", "\\\\").replace("\"", "\\\"") + "\"", runtime);
    }
}

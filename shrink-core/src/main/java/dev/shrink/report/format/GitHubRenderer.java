package dev.shrink.report.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import dev.shrink.report.Renderer;
import dev.shrink.report.Report;
import dev.shrink.report.Verdict.Finding;
import dev.shrink.report.Verdict.Level;

/**
 * Workflow commands that GitHub Actions shows as annotations; write them to the standard output. GitHub shows ten of a kind in a step,
 * so the worst ten are written.
 */
final class GitHubRenderer implements Renderer {

    private static final int SHOWN = 10;

    @Override
    public String format() {
        return "github";
    }

    @Override
    public void render(Report report, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Level level : Level.values()) {
            List<Finding> findings = report.verdict().findings().stream().filter(f -> f.level() == level).sorted().toList();
            findings.stream().limit(SHOWN).forEach(f -> text.append(command(f)));
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String command(Finding finding) {
        String name = switch (finding.level()) {
            case FAIL -> "error";
            case WARN -> "warning";
            case WAIVED -> "notice";
        };
        String place = SourceLine.of(finding.origin()).map(s -> "file=" + property(s.file()) + ",line=" + s.line() + ",").orElse("");
        return "::" + name + " " + place + "title=" + property("shrink " + finding.kind().name().toLowerCase(Locale.ROOT)) + "::" + data(finding.message()) + "\n";
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}

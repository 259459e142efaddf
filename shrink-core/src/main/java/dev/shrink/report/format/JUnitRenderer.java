package dev.shrink.report.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.shrink.model.Size;
import dev.shrink.report.Renderer;
import dev.shrink.report.Report;
import dev.shrink.report.Verdict.Check;
import dev.shrink.report.Verdict.Finding;
import dev.shrink.report.Verdict.Level;

/** A test case per budget and growth limit, and one for each other finding, as CI servers read them. */
final class JUnitRenderer implements Renderer {

    @Override
    public String format() {
        return "junit";
    }

    @Override
    public void render(Report report, OutputStream out) throws IOException {
        List<Finding> left = new ArrayList<>(report.verdict().findings());
        StringBuilder cases = new StringBuilder();
        int tests = 0;
        int failures = 0;
        int skipped = 0;
        for (Check check : report.verdict().checks()) {
            List<Finding> about = report.verdict().about(check);
            left.removeAll(about);
            String name = name(check.kind().name(), check.subject(), check.origin()) + ": " + new Size(check.actual()) + " of " + new Size(check.allowed());
            cases.append(testCase(check.kind().name(), name, about));
            tests++;
            failures += count(about, Level.FAIL);
            skipped += count(about, Level.WAIVED);
        }
        for (Finding finding : left) {
            cases.append(testCase(finding.kind().name(), name(finding.kind().name(), finding.subject(), finding.origin()), List.of(finding)));
            tests++;
            failures += count(List.of(finding), Level.FAIL);
            skipped += count(List.of(finding), Level.WAIVED);
        }
        String text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"shrink\">\n  <testsuite name=\"shrink " + report.verb() + "\" tests=\"" + tests
            + "\" failures=\"" + failures + "\" errors=\"0\" skipped=\"" + skipped + "\">\n" + cases + "  </testsuite>\n</testsuites>\n";
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** At most one: a test case fails once, however many findings are about it. */
    private static int count(List<Finding> findings, Level level) {
        return worst(findings).stream().anyMatch(f -> f.level() == level) ? 1 : 0;
    }

    private static List<Finding> worst(List<Finding> findings) {
        return findings.stream().sorted().limit(1).toList();
    }

    private static String name(String kind, String subject, String origin) {
        return kind.toLowerCase(Locale.ROOT) + " of " + subject + (origin.isEmpty() ? "" : " (" + origin + ")");
    }

    private static String testCase(String kind, String name, List<Finding> findings) {
        StringBuilder text = new StringBuilder("    <testcase classname=\"shrink.").append(kind.toLowerCase(Locale.ROOT)).append("\" name=\"").append(Markup.xml(name)).append('"');
        if (findings.isEmpty()) {
            return text.append("/>\n").toString();
        }
        text.append(">\n");
        for (Finding finding : worst(findings)) {
            String message = Markup.xml(finding.message());
            text.append(switch (finding.level()) {
                case FAIL -> "      <failure type=\"" + finding.kind() + "\" message=\"" + message + "\"/>\n";
                case WAIVED -> "      <skipped message=\"" + message + "\"/>\n";
                case WARN -> "      <system-out>warning: " + message + "</system-out>\n";
            });
        }
        return text.append("    </testcase>\n").toString();
    }
}

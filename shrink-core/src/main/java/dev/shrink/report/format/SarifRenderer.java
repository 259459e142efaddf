package dev.shrink.report.format;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.shrink.model.Diagnostic;
import dev.shrink.report.Renderer;
import dev.shrink.report.Report;
import dev.shrink.report.Verdict.Finding;
import dev.shrink.report.Verdict.Level;

/**
 * SARIF 2.1.0 (OASIS), as code scanning reads it. A finding points at the line that demands what does not hold, where there is one,
 * else at the artifact. Fingerprints hold no sizes, so that a finding stays the same one while its size changes.
 */
final class SarifRenderer implements Renderer {

    @Override
    public String format() {
        return "sarif";
    }

    @Override
    public void render(Report report, OutputStream out) throws IOException {
        Map<String, String> rules = new TreeMap<>();
        List<Map<String, Object>> results = new ArrayList<>();
        for (Finding finding : report.verdict().findings()) {
            String id = "gate." + finding.kind().name().toLowerCase(Locale.ROOT);
            rules.putIfAbsent(id, switch (finding.kind()) {
                case BUDGET -> "A size is over its budget";
                case GROWTH -> "A size grew too much against the baseline";
                case FORBIDDEN -> "Something is there that must not be";
                case VERIFICATION -> "The result would not work, or did not";
            });
            Map<String, Object> result = result(id, switch (finding.level()) {
                case FAIL -> "error";
                case WARN -> "warning";
                case WAIVED -> "note";
            }, finding.message(), location(report, finding.subject(), finding.origin()), finding.subject() + "/" + finding.origin().replaceAll(":\\d+$", ""));
            if (finding.level() == Level.WAIVED) {
                result.put("suppressions", List.of(Map.of("kind", "external", "justification", finding.message())));
            }
            results.add(result);
        }
        for (Diagnostic d : report.diagnostics()) {
            if (d.severity() != Diagnostic.Severity.NOTE) {
                rules.putIfAbsent(d.code(), d.code());
                results.add(result(d.code(), d.severity() == Diagnostic.Severity.ERROR ? "error" : "warning",
                    d.subject() + ": " + d.message() + (d.suggestion().isEmpty() ? "" : ". " + d.suggestion()), location(report, d.subject(), d.subject()), d.subject()));
            }
        }
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "shrink");
        driver.put("rules", rules.entrySet().stream().map(e -> Map.of("id", e.getKey(), "shortDescription", Map.of("text", e.getValue()))).toList());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("results", results);
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("version", "2.1.0");
        log.put("runs", List.of(run));
        JsonText.write(log, out);
    }

    private static Map<String, Object> result(String rule, String level, String message, Map<String, Object> location, String identity) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", rule);
        result.put("level", level);
        result.put("message", Map.of("text", message));
        result.put("locations", List.of(Map.of("physicalLocation", location)));
        result.put("partialFingerprints", Map.of("shrinkFinding/v1", rule + "/" + identity));
        return result;
    }

    private static Map<String, Object> location(Report report, String subject, String origin) {
        Map<String, Object> location = new LinkedHashMap<>();
        SourceLine.of(origin).ifPresentOrElse(source -> {
            location.put("artifactLocation", Map.of("uri", uri(source.file())));
            location.put("region", Map.of("startLine", source.line()));
        }, () -> location.put("artifactLocation", Map.of("uri", uri(report.artifacts().stream().filter(a -> a.name().equals(subject)).findFirst()
            .or(() -> report.artifacts().stream().findFirst()).map(Report.ArtifactSize::path).orElse(subject)))));
        return location;
    }

    /** Relative paths stay relative: code scanning resolves them against the repository. */
    private static String uri(String file) {
        return (file.startsWith("/") ? "file://" : "") + encoded(file);
    }

    private static String encoded(String file) {
        return Arrays.stream(file.replace('\\', '/').split("/", -1))
            .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20")).collect(Collectors.joining("/"));
    }
}

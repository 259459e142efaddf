package dev.shrink.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.shrink.config.NamePattern;
import dev.shrink.config.Policy.Forbidden;
import dev.shrink.report.Report.ComponentSize;
import dev.shrink.report.Report.FileSize;
import dev.shrink.report.Verdict.Finding;
import dev.shrink.report.Verdict.Kind;
import dev.shrink.report.Verdict.Level;

/** Looks for components, files and classes that must not be there, and says what brings them in. */
final class ForbiddenContent {

    private static final int SHOWN = 3;

    private final Report report;
    private final Keepers keepers;

    ForbiddenContent(Report report, Keepers keepers) {
        this.report = report;
        this.keepers = keepers;
    }

    List<Finding> find(List<Forbidden> forbidden) {
        List<Finding> findings = new ArrayList<>();
        for (Forbidden rule : forbidden) {
            List<ComponentSize> components = report.components().stream()
                .filter(c -> c.unzippedBytes() > 0 && (rule.pattern().matches(c.name()) || rule.pattern().matches(c.purl()) || rule.pattern().matches(c.title()))).toList();
            components.forEach(c -> findings.add(finding(rule, c.name(), c.title() + " comes with " + String.join(" > ", c.chain())
                + kept(report.files().stream().filter(f -> f.component().equals(c.title()) && bytes(f) > 0).toList()), c.unzippedBytes())));
            if (components.isEmpty()) {
                files(rule, findings);
            }
        }
        return findings;
    }

    private void files(Forbidden rule, List<Finding> findings) {
        List<FileSize> files = report.files().stream().filter(f -> bytes(f) > 0 && matches(rule.pattern(), f.path())).toList();
        if (!files.isEmpty()) {
            String paths = files.stream().limit(SHOWN).map(f -> f.path() + " of " + chainOf(f.component())).collect(Collectors.joining(", "));
            findings.add(finding(rule, files.get(0).path(), paths + (files.size() > SHOWN ? " and " + (files.size() - SHOWN) + " more" : "") + kept(files),
                files.stream().mapToLong(this::bytes).sum()));
        }
    }

    /** The way in: what first reaches one of the files. */
    private String kept(List<FileSize> files) {
        return keepers.shortest(files).map(chain -> ". " + chain).orElse("");
    }

    private long bytes(FileSize file) {
        return report.changed() ? file.unzippedBytes() : file.unzippedBytesBefore();
    }

    private static boolean matches(NamePattern pattern, String path) {
        String name = path.substring(path.lastIndexOf("!/") < 0 ? 0 : path.lastIndexOf("!/") + 2);
        boolean isClass = name.endsWith(".class");
        String className = isClass ? name.substring(0, name.length() - ".class".length()).replace('/', '.') : "";
        return pattern.matches(path) || pattern.matches(name) || isClass && pattern.matches(className);
    }

    private String chainOf(String component) {
        return report.components().stream().filter(c -> c.title().equals(component)).findFirst().map(c -> String.join(" > ", c.chain())).orElse(component);
    }

    private static Finding finding(Forbidden rule, String subject, String what, long bytes) {
        return new Finding(Level.FAIL, Kind.FORBIDDEN, subject, "must not contain " + rule.pattern() + ": " + what
            + (rule.message().isEmpty() ? "" : ". " + rule.message()), bytes, 0, rule.origin());
    }
}

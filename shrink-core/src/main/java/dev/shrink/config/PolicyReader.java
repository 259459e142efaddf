package dev.shrink.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.shrink.config.Policy.Budget;
import dev.shrink.config.Policy.Count;
import dev.shrink.config.Policy.Forbidden;
import dev.shrink.config.Policy.Scope;
import dev.shrink.config.Policy.Waiver;
import dev.shrink.config.YamlNode.Mapping;
import dev.shrink.model.ShrinkException.BadRequest;
import dev.shrink.model.Size;

/** Reads what {@code shrink.yaml} says beyond single settings. */
final class PolicyReader {

    static final List<String> KEYS = List.of("budgets", "groups", "owners", "owners-file", "must-not-contain", "waivers");

    private static final List<String> SCOPES = List.of("function", "artifact", "component", "group", "owner");
    private static final List<String> BUDGET = List.of("function", "artifact", "component", "group", "owner", "count", "max", "warn", "max-growth", "message");
    private static final List<String> FORBIDDEN = List.of("pattern", "message");
    private static final List<String> WAIVER = List.of("kind", "subject", "reason", "expires", "up-to");
    private static final List<String> KINDS = List.of("budget", "growth", "forbidden");

    private final Section root;
    private final Path file;

    PolicyReader(Section root, Path file) {
        this.root = root;
        this.file = file;
    }

    Policy read() {
        Map<String, List<NamePattern>> groups = named("groups");
        Map<String, List<NamePattern>> owners = named("owners");
        root.text("owners-file").ifPresent(name -> ownersFile(name, owners));
        return new Policy(root.items("budgets").stream().map(item -> budget(new Section(item, "a budget", BUDGET), groups, owners)).toList(), groups, owners,
            root.items("must-not-contain").stream().map(PolicyReader::forbidden).toList(),
            root.items("waivers").stream().map(item -> waiver(new Section(item, "a waiver", WAIVER))).toList());
    }

    private Map<String, List<NamePattern>> named(String key) {
        Map<String, List<NamePattern>> named = new LinkedHashMap<>();
        root.node(key).ifPresent(node -> {
            Section section = new Section(node, "'" + key + "'", node instanceof Mapping m ? m.values().keySet() : List.of("a name"));
            section.keys().forEach(name -> named.put(name, section.texts(name).stream().map(NamePattern::new).toList()));
        });
        return named;
    }

    /** Lines of a pattern and its owners, as in CODEOWNERS; {@code #} starts a comment. */
    private void ownersFile(String name, Map<String, List<NamePattern>> owners) {
        Path path = file.toAbsolutePath().resolveSibling(name);
        try {
            for (String line : Files.readAllLines(path)) {
                String[] words = line.replaceFirst("(^|\\s)#.*", "").strip().split("\\s+");
                for (int i = 1; i < words.length; i++) {
                    List<NamePattern> patterns = new ArrayList<>(owners.getOrDefault(words[i], List.of()));
                    patterns.add(new NamePattern(words[0]));
                    owners.put(words[i], patterns);
                }
            }
        } catch (IOException e) {
            throw new BadRequest("config.unreadable", root.originOf("owners-file"), "the owners file cannot be read: " + e, "It is looked for beside " + ShrinkFile.NAME);
        }
    }

    private static Budget budget(Section section, Map<String, List<NamePattern>> groups, Map<String, List<NamePattern>> owners) {
        List<String> scopes = SCOPES.stream().filter(section.keys()::contains).toList();
        if (scopes.size() > 1) {
            throw new BadRequest("config.value", section.originOf(scopes.get(1)), "a budget is about one thing, not " + String.join(" and ", scopes), "Write two budgets");
        }
        String key = scopes.isEmpty() ? "function" : scopes.get(0);
        Scope scope = Scope.valueOf(key.toUpperCase(Locale.ROOT));
        NamePattern subject = new NamePattern(section.text(key).filter(t -> !t.isBlank()).orElse("**"));
        if (scope == Scope.GROUP || scope == Scope.OWNER) {
            Map<String, List<NamePattern>> known = scope == Scope.GROUP ? groups : owners;
            if (known.keySet().stream().noneMatch(subject::matches)) {
                throw new BadRequest("config.unknown-" + key, section.originOf(key), "there is no " + key + " '" + subject + "'",
                    Spelling.nearest(subject.text(), known.keySet()).map(near -> "Did you mean '" + near + "'?").orElse("Define it under '" + key + "s'"));
            }
        }
        Count count = section.value("count", text -> SettingType.oneOf(Count.class).reader().apply(List.of(text))).orElse(Count.UNZIPPED);
        if (count != Count.UNZIPPED && (scope != Scope.ARTIFACT && scope != Scope.COMPONENT || section.keys().contains("max-growth"))) {
            throw new BadRequest("config.value", section.originOf("count"), count.name().toLowerCase(Locale.ROOT)
                + " sizes can only have a 'max' or 'warn', and only of an artifact or a component", "Leave 'count' out");
        }
        Budget budget = new Budget(scope, subject, count, section.value("max", Size::parse), section.value("warn", Size::parse),
            section.value("max-growth", Growth::parse), section.text("message").orElse(""), section.origin());
        if (budget.max().isEmpty() && budget.warn().isEmpty() && budget.maxGrowth().isEmpty()) {
            throw new BadRequest("config.missing", section.origin(), "the budget demands nothing", "Add 'max', 'warn' or 'max-growth'");
        }
        return budget;
    }

    private static Forbidden forbidden(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar) {
            return new Forbidden(new NamePattern(scalar.text()), "", scalar.origin());
        }
        Section section = new Section(node, "an item of 'must-not-contain'", FORBIDDEN);
        return new Forbidden(new NamePattern(section.required("pattern", "an item of 'must-not-contain'")), section.text("message").orElse(""), section.origin());
    }

    private static Waiver waiver(Section section) {
        String kind = section.required("kind", "a waiver");
        if (!KINDS.contains(kind)) {
            throw new BadRequest("config.value", section.originOf("kind"), "'" + kind + "' cannot be waived", "Kinds are " + String.join(", ", KINDS));
        }
        section.required("expires", "a waiver");
        return new Waiver(kind, new NamePattern(section.required("subject", "a waiver")), section.required("reason", "a waiver"),
            section.value("expires", LocalDate::parse).orElseThrow(), section.value("up-to", Size::parse), section.origin());
    }
}

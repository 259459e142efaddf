package dev.shrink.python;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shrink.analysis.Facts;
import dev.shrink.archive.Workspace;
import dev.shrink.config.Setting;
import dev.shrink.config.Settings;
import dev.shrink.model.Artifact;
import dev.shrink.model.Attributes;
import dev.shrink.model.Container;
import dev.shrink.model.Content;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.DynamicSite;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryKind;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Safety;
import dev.shrink.plan.Decision;
import dev.shrink.plan.Plan;
import dev.shrink.plan.PlanExecutor;
import dev.shrink.plan.Planner;
import dev.shrink.rule.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A Python deployment built in code, and what rules make of it. */
final class Tree {
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, String> links = new TreeMap<>();
    private Settings settings = Settings.defaults();
    private Safety tier = Safety.LOSSLESS;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final List<DynamicSite> sites = new ArrayList<>();

    static Tree of() {
        return new Tree();
    }

    Tree file(String path, String... lines) {
        return bytes(path, String.join("\n", lines).getBytes(UTF_8));
    }

    Tree bytes(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    /** A distribution whose RECORD lists every file below the given top-level names. */
    Tree distribution(String name, String version, String... tops) {
        String folder = name + "-" + version + ".dist-info";
        StringBuilder record = new StringBuilder();
        files.keySet().stream().filter(f -> Set.of(tops).stream().anyMatch(t -> f.equals(t) || f.startsWith(t + "/")))
                .forEach(f -> record.append(f.startsWith("bin/") ? "../../" : "").append(f).append(",,\n"));
        file(folder + "/METADATA", "Metadata-Version: 2.1", "Name: " + name, "Version: " + version, "", "A long description. ".repeat(20));
        return file(folder + "/RECORD", record + folder + "/METADATA,,").file(folder + "/INSTALLER", "pip");
    }

    <T> Tree with(Setting<T> setting, T value) {
        settings = settings.with(setting, value, "test");
        return this;
    }

    Tree tier(Safety safety) {
        tier = safety;
        return this;
    }

    /** A symbolic link. */
    Tree link(String path, String target) {
        links.put(path, target);
        return this;
    }

    Deployment deployment() {
        List<Entry> entries = new ArrayList<>();
        links.forEach((path, target) -> {
            byte[] text = target.getBytes(UTF_8);
            entries.add(new Entry(EntryPath.of("fn", path), EntryKind.SYMLINK, Content.of(text), text.length, Attributes.NONE, Optional.empty()));
        });
        files.forEach((path, bytes) -> entries.add(Entry.file(EntryPath.of("fn", path), Content.of(bytes), bytes.length)));
        return Deployment.of(new Artifact("fn", Artifact.Role.FUNCTION, Path.of("fn"), 0, new Container(Container.Form.FOLDER, entries)));
    }

    private Facts facts(Workspace workspace) {
        return Facts.of(deployment(), settings, workspace);
    }

    /** Paths that the rules remove. */
    Set<String> removedBy(Rule... rules) {
        Set<String> removed = new TreeSet<>();
        plan(rules).all().stream().filter(Decision::removed).forEach(d -> removed.add(d.entry().path().name()));
        return removed;
    }

    Plan plan(Rule... rules) {
        try (Workspace workspace = Workspace.create()) {
            Facts facts = facts(workspace);
            Plan plan = new Planner(List.of(rules)).plan(facts, tier);
            diagnostics.addAll(facts.diagnostics());
            sites.addAll(facts.dynamicSites());
            return plan;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is left, by path, after the rules' plan was carried out. */
    Map<String, byte[]> after(Rule... rules) {
        try (Workspace workspace = Workspace.create()) {
            Facts facts = facts(workspace);
            Plan plan = new Planner(List.of(rules)).plan(facts, tier);
            Map<String, byte[]> left = new LinkedHashMap<>();
            for (Entry entry : new PlanExecutor(workspace, diagnostics::add).execute(plan).result().leaves().toList()) {
                left.put(entry.path().name(), entry.content().bytes());
            }
            diagnostics.addAll(facts.diagnostics());
            return left;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the last run told. */
    List<String> told() {
        return diagnostics.stream().map(Diagnostic::toString).toList();
    }

    /** Places that the last run could not resolve. */
    List<DynamicSite> sites() {
        return sites;
    }

    /** What is left after every rule that is installed, written below a folder, so that a Python can run it. */
    Path written(Path folder) {
        try {
            for (Map.Entry<String, byte[]> file : after(Planner.installedRules().toArray(Rule[]::new)).entrySet()) {
                Path target = folder.resolve(file.getKey());
                Files.createDirectories(target.getParent());
                Files.write(target, file.getValue());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Paths that every installed rule together removes. */
    Set<String> removedByAll() {
        return removedBy(Planner.installedRules().toArray(Rule[]::new));
    }
}

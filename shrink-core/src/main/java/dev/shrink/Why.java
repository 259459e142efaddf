package dev.shrink;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.shrink.analysis.Components;
import dev.shrink.model.Component;
import dev.shrink.model.Container;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import dev.shrink.plan.Decision;
import dev.shrink.plan.Plan;
import dev.shrink.rule.Proposal;

/** Answers questions about a plan. */
final class Why {

    private final Plan plan;
    private final Components components;
    private final Witnesses witnesses;

    Why(Plan plan, Components components, Witnesses witnesses) {
        this.plan = plan;
        this.components = components;
        this.witnesses = witnesses;
    }

    /** Everything that is known of what matches: entries, components that the caller found, and members. */
    Answer answer(String target, List<ComponentExplanation> found) {
        List<Decision> matching = plan.all().stream().filter(matcher(target))
            .sorted(Comparator.comparingLong((Decision decision) -> decision.entry().cost()).reversed().thenComparing(decision -> decision.entry().path())).toList();
        List<Explanation> entries = new ArrayList<>();
        for (Decision decision : matching) {
            entries.add(explain(decision, entries.size() < Answer.SHOWN));
        }
        List<EntryPath> all = matching.stream().flatMap(Why::within).toList();
        return new Answer(target, found, entries, witnesses.members(target), matching.size() > 1 ? witnesses.without(all) : Optional.empty());
    }

    /** The entry, and all inside it if it is an archive. */
    private static Stream<EntryPath> within(Decision decision) {
        Entry entry = decision.entry();
        return Stream.concat(Stream.of(entry.path()), entry.inner().stream().flatMap(Container::walk).map(Entry::path));
    }

    /**
     * @param target a path, a file name, a glob, a class ({@code com.x.Foo}), or a component ({@code com.x:y}, {@code numpy}, a package URL)
     */
    private Predicate<Decision> matcher(String target) {
        String classFile = target.indexOf('/') < 0 ? target.replace('.', '/') + ".class" : target + ".class";
        boolean glob = target.matches(".*[*?\\[{].*");
        PathMatcher pattern = FileSystems.getDefault().getPathMatcher("glob:" + (glob ? target : "*"));
        return decision -> {
            String path = decision.entry().path().toString();
            String name = decision.entry().path().name();
            Component owner = components.ownerOf(decision.entry().path());
            return path.equals(target) || name.equals(target) || name.equals(classFile) || decision.entry().path().fileName().equals(target)
                || glob && (pattern.matches(Path.of(name)) || pattern.matches(Path.of(path)))
                || owner.name().equals(target) || owner.purl().equals(target) || owner.name().endsWith(":" + target);
        };
    }

    /** @param inFull whether to follow references, which takes a search for each entry */
    private Explanation explain(Decision decision, boolean inFull) {
        List<Explanation.Line> lines = new ArrayList<>();
        decision.verdict().ifPresent(v -> lines.add(line("decides", v)));
        decision.rewrites().forEach(r -> lines.add(line("rewrites", r)));
        decision.overruled().forEach(o -> lines.add(line("overruled", o)));
        Component owner = components.ownerOf(decision.entry().path());
        return new Explanation(decision.entry().path(), owner, components.chainTo(owner), decision.removed(), decision.entry().cost(), lines,
            inFull ? witnesses.chains(decision.entry().path()) : List.of(), inFull && !decision.removed() ? witnesses.without(within(decision).toList()) : Optional.empty());
    }

    private static Explanation.Line line(String role, Proposal proposal) {
        return new Explanation.Line(role, proposal.reason().ruleId(), proposal.reason().sentence(), proposal.reason().evidence());
    }
}

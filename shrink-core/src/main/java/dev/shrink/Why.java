package dev.shrink;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import dev.shrink.analysis.Components;
import dev.shrink.model.Component;
import dev.shrink.plan.Decision;
import dev.shrink.plan.Plan;
import dev.shrink.rule.Proposal;

/** Answers questions about a plan. */
final class Why {

    private final Plan plan;
    private final Components components;

    Why(Plan plan, Components components) {
        this.plan = plan;
        this.components = components;
    }

    /**
     * @param target a path, a file name, a glob, a class ({@code com.x.Foo}), or a component ({@code com.x:y}, {@code numpy}, a package URL)
     */
    List<Explanation> explain(String target) {
        Predicate<Decision> matches = matcher(target);
        return plan.all().stream().filter(matches).map(this::explain).toList();
    }

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

    private Explanation explain(Decision decision) {
        List<Explanation.Line> lines = new ArrayList<>();
        decision.verdict().ifPresent(v -> lines.add(line("decides", v)));
        decision.rewrites().forEach(r -> lines.add(line("rewrites", r)));
        decision.overruled().forEach(o -> lines.add(line("overruled", o)));
        Component owner = components.ownerOf(decision.entry().path());
        return new Explanation(decision.entry().path(), owner, components.chainTo(owner), decision.removed(), decision.entry().cost(), lines);
    }

    private static Explanation.Line line(String role, Proposal proposal) {
        return new Explanation.Line(role, proposal.reason().ruleId(), proposal.reason().sentence(), proposal.reason().evidence());
    }
}

package dev.shrink.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import dev.shrink.model.Artifact;
import dev.shrink.model.Container;
import dev.shrink.model.Content;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Scratch;
import dev.shrink.model.ShrinkException.BadArtifact;
import dev.shrink.plan.Outcome.Applied;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Proposal.Rewrite;
import dev.shrink.rule.TransformRefusedException;

/** Applies a plan: drops, rewrites and adds entries. Rewrites run side by side. */
public final class PlanExecutor {

    private final Scratch scratch;
    private final Consumer<Diagnostic> diagnostics;

    /** @param diagnostics takes what transforms refused; called from several threads */
    public PlanExecutor(Scratch scratch, Consumer<Diagnostic> diagnostics) {
        this.scratch = scratch;
        this.diagnostics = diagnostics;
    }

    /** @throws BadArtifact if the bytes of an entry cannot be read */
    public Outcome execute(Plan plan) {
        Map<EntryPath, Content> contents = new ConcurrentHashMap<>();
        Map<EntryPath, List<Applied>> applied = new ConcurrentHashMap<>();
        plan.all().parallelStream().filter(decision -> !decision.rewrites().isEmpty()).forEach(decision -> {
            List<Applied> used = new ArrayList<>();
            Content original = decision.entry().content();
            Content result = decision.rewrites().size() > 1 ? new ReadOnce(original) : original;
            for (Rewrite rewrite : decision.rewrites()) {
                result = apply(rewrite, result, used);
            }
            if (!used.isEmpty()) {
                contents.put(decision.entry().path(), result);
                applied.put(decision.entry().path(), List.copyOf(used));
            }
        });
        Deployment left = plan.input().map(entry -> {
            if (plan.decisionOn(entry.path()).filter(Decision::removed).isPresent()) {
                return Optional.empty();
            }
            Content content = contents.get(entry.path());
            return Optional.of(content == null ? entry : entry.withContent(content));
        });
        return new Outcome(withAdditions(left, plan.additions()), Map.copyOf(applied));
    }

    private Content apply(Rewrite rewrite, Content content, List<Applied> used) {
        try {
            Content result = rewrite.transform().apply(content, scratch);
            if (result == content || result.size() >= content.size() && !rewrite.transform().mayGrow()) {
                return content;
            }
            used.add(new Applied(rewrite.reason().ruleId(), content.size() - result.size()));
            return result;
        } catch (TransformRefusedException e) {
            diagnostics.accept(Diagnostic.note(e.code(), rewrite.path().qualified(), "left as it is by " + rewrite.reason().ruleId() + ": " + e.getMessage()));
            return content;
        } catch (IOException e) {
            throw BadArtifact.unreadableEntry(rewrite.path(), e);
        }
    }

    private static Deployment withAdditions(Deployment deployment, List<Proposal.Add> additions) {
        if (additions.isEmpty()) {
            return deployment;
        }
        Map<String, List<Entry>> byContainer = new HashMap<>();
        for (Proposal.Add addition : additions) {
            EntryPath path = addition.path();
            byContainer.computeIfAbsent(path.artifact() + ":" + path.container(), c -> new ArrayList<>())
                .add(Entry.file(path, addition.content(), addition.content().size()));
        }
        Deployment nested = deployment.map(entry -> Optional.of(entry.inner()
            .map(inner -> entry.withInner(plus(inner, byContainer, entry.path().inside("")))).orElse(entry)));
        return nested.mapArtifacts((Artifact artifact) -> artifact.withRoot(plus(artifact.root(), byContainer, EntryPath.of(artifact.name(), ""))));
    }

    private static Container plus(Container container, Map<String, List<Entry>> byContainer, EntryPath anyInside) {
        return container.plus(byContainer.getOrDefault(anyInside.artifact() + ":" + anyInside.container(), List.of()));
    }
}

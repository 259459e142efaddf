package dev.shrink.plan;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.shrink.model.Artifact;
import dev.shrink.model.Deployment;
import dev.shrink.model.EntryPath;
import dev.shrink.rule.Proposal;

/**
 * One decision for every entry of the input, nested ones included, and entries to add.
 *
 * @param input     the deployment as it was given
 * @param decisions by path, in the order of the input
 * @param additions entries to add
 */
public record Plan(Deployment input, Map<EntryPath, Decision> decisions, List<Proposal.Add> additions) {

    public Optional<Decision> decisionOn(EntryPath path) {
        return Optional.ofNullable(decisions.get(path));
    }

    /** The part that one function sees: what is decided about it and about the layers. */
    public Plan only(String function) {
        Deployment part = input.only(function);
        Set<String> names = part.artifacts().stream().map(Artifact::name).collect(Collectors.toSet());
        Map<EntryPath, Decision> own = new LinkedHashMap<>(decisions);
        own.keySet().removeIf(path -> !names.contains(path.artifact()));
        return new Plan(part, own, additions.stream().filter(addition -> names.contains(addition.path().artifact())).toList());
    }

    public Collection<Decision> all() {
        return decisions.values();
    }
}

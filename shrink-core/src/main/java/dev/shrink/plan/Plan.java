package dev.shrink.plan;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    public Collection<Decision> all() {
        return decisions.values();
    }
}

package dev.shrink.plan;

import java.util.List;
import java.util.Optional;

import dev.shrink.model.Entry;
import dev.shrink.rule.Proposal;

/**
 * What happens to one entry of the input.
 *
 * @param entry     the entry as it was given
 * @param verdict   what keeps or removes it; empty if no rule has an opinion, which keeps it
 * @param rewrites  what changes its bytes, in order
 * @param overruled proposals that lost against the verdict
 */
public record Decision(Entry entry, Optional<Proposal> verdict, List<Proposal.Rewrite> rewrites, List<Proposal> overruled) {

    public Decision {
        rewrites = List.copyOf(rewrites);
        overruled = List.copyOf(overruled);
    }

    public boolean removed() {
        return verdict.filter(Proposal.Remove.class::isInstance).isPresent();
    }
}

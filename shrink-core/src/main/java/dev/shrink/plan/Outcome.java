package dev.shrink.plan;

import java.util.List;
import java.util.Map;

import dev.shrink.model.Deployment;
import dev.shrink.model.EntryPath;

/**
 * What a plan made of a deployment.
 *
 * @param result   the deployment with the plan applied
 * @param rewrites for each rewritten entry, the rewrites that were used
 */
public record Outcome(Deployment result, Map<EntryPath, List<Applied>> rewrites) {

    /**
     * A rewrite that was used.
     *
     * @param ruleId     the rule that proposed it
     * @param savedBytes unpacked bytes that it took away; negative if it had to grow
     */
    public record Applied(String ruleId, long savedBytes) { }

    /** The part that one function sees: itself and the layers. Rewrites of the others are still listed. */
    public Outcome only(String function) {
        return new Outcome(result.only(function), rewrites);
    }
}

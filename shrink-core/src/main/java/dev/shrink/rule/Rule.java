package dev.shrink.rule;

import java.util.function.Consumer;

import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;

/**
 * Has opinions about entries and touches no bytes. Found through {@link java.util.ServiceLoader}: a new rule is a class,
 * a line in {@code META-INF/services/dev.shrink.rule.Rule}, a test through the rule harness, and a page {@code docs/rules/<id>.md}.
 */
public interface Rule {

    RuleInfo info();

    /**
     * Proposes what to do with entries of the view.
     *
     * @param view  the deployment after the decisions of earlier stages
     * @param facts what is known about the view; {@link Facts#input()} about the deployment as it was given
     * @param out   takes proposals, from one thread at a time
     */
    void propose(Deployment view, Facts facts, Consumer<Proposal> out);
}

package dev.shrink.analysis;

import dev.shrink.model.Deployment;

/**
 * Finds out something about a deployment. Has no opinion and changes nothing; the same view gives the same answer.
 * Implement it as a record or an enum constant: its {@code equals} is the key under which {@link Facts} remembers the answer.
 *
 * @param <F> the kind of fact
 */
public interface Analysis<F> {

    /** @param facts gives what other analyses found about the same view */
    F analyze(Deployment view, Facts facts);
}

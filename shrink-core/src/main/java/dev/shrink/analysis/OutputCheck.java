package dev.shrink.analysis;

import java.util.function.Consumer;

/**
 * Looks for what a shrink broke, before anything is written. Static: it runs nothing. Found through {@link java.util.ServiceLoader}.
 * A check must only find what held in the input and does not hold in the output.
 */
public interface OutputCheck {

    /**
     * @param before what is known about the deployment as it was given
     * @param after  what is known about the deployment as it would be written
     * @param out    takes what is broken, from one thread at a time
     */
    void check(Facts before, Facts after, Consumer<Breakage> out);
}

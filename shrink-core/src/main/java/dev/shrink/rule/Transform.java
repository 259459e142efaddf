package dev.shrink.rule;

import java.io.IOException;

import dev.shrink.model.Content;
import dev.shrink.model.Scratch;

/** Changes bytes and knows no policy. The result is used only if it is smaller, unless {@link #mayGrow()}. Thread-safe. */
public interface Transform {

    /** Stable identifier, for reports. */
    String id();

    /**
     * The smaller bytes, or {@code in} itself if there is nothing to gain. The same input gives the same output.
     *
     * @throws TransformRefusedException if the content is not understood; the entry is then copied through with a diagnostic
     * @throws IOException               if bytes cannot be read or written
     */
    Content apply(Content in, Scratch scratch) throws IOException, TransformRefusedException;

    /** Whether the result must be used even if it is not smaller, because it is needed for correctness. */
    default boolean mayGrow() {
        return false;
    }
}

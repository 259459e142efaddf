package dev.shrink.analysis;

import java.util.List;

/** Knows what keeps what, once a plan has been made. Found through {@link java.util.ServiceLoader}. */
public interface ReferenceSource {

    /**
     * The references of each function that has code of this kind; none where nothing was followed, because there is no root or no rule asked.
     *
     * @param facts facts about the deployment that the plan was made of
     */
    List<References> references(Facts facts);
}

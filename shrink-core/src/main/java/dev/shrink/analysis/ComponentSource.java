package dev.shrink.analysis;

import dev.shrink.model.Component;
import dev.shrink.model.Deployment;
import dev.shrink.model.EntryPath;

/** Knows which entries belong to which component in one ecosystem. Found through {@link java.util.ServiceLoader}. */
public interface ComponentSource {

    void claim(Deployment input, Facts facts, Claims claims);

    /** Takes what a source knows. The first claim on an entry counts. */
    interface Claims {

        /** The entry, and what is inside it, belongs to the component. */
        void owns(Component component, EntryPath entry);

        /** The component asks for another one to be there. */
        void requires(Component component, Component required);

        /** Where the component's licence is stated, such as {@code Apache-2.0}. */
        void licence(Component component, String licence);
    }
}

package dev.shrink.analysis;

import java.util.Set;

/**
 * Knows which functions of native libraries a language can bind to by a naming convention of its own. Found through {@link java.util.ServiceLoader}.
 */
public interface ExportUsers {

    /** With what the names of all these functions begin, such as {@code Java_}. */
    String prefix();

    /**
     * Every name with the prefix that code of the view may bind to; a name too many does no harm.
     *
     * @param facts about the view
     */
    Set<String> used(Facts facts);
}

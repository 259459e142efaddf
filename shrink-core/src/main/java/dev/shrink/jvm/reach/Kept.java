package dev.shrink.jvm.reach;

import java.util.Set;

/**
 * What stays of a reached class.
 *
 * @param whole everything stays; the sets are empty
 * @param code keys of the methods that stay as they are
 * @param stubs keys of the methods that stay because something links to them, though nothing can call them
 * @param fields keys of the fields that stay
 */
public record Kept(boolean whole, Set<String> code, Set<String> stubs, Set<String> fields) {
    /** Everything stays. */
    static final Kept WHOLE = new Kept(true, Set.of(), Set.of(), Set.of());

    /** Copies the sets. */
    public Kept {
        code = Set.copyOf(code);
        stubs = Set.copyOf(stubs);
        fields = Set.copyOf(fields);
    }
}

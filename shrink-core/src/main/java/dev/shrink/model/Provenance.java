package dev.shrink.model;

import java.util.Map;
import java.util.Set;

/**
 * What a build knows about the origin of a deployment's entries. It is taken before anything that is read from the entries themselves.
 *
 * @param owners       who an entry, and what is inside it, belongs to
 * @param requirements which components ask for which; only those that were chosen
 */
public record Provenance(Map<EntryPath, Component> owners, Map<Component, Set<Component>> requirements) {

    /** Nothing is known. */
    public static final Provenance UNKNOWN = new Provenance(Map.of(), Map.of());

    public Provenance {
        owners = Map.copyOf(owners);
        requirements = Map.copyOf(requirements);
    }
}

package dev.shrink.jvm.reach;

import dev.shrink.analysis.graph.ReferenceGraph;
import dev.shrink.config.Level;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The result of the analysis.
 *
 * @param level how finely the program was cut
 * @param classes what stays of each reached class, by internal name
 * @param resources names of the reached resources
 * @param strings string constants in reached code
 * @param sites reflective calls that could not be resolved, with the answers given
 * @param graph all edges found, with a witness for everything reached
 */
public record Reached(
        Level level,
        Map<String, Kept> classes,
        Set<String> resources,
        Set<String> strings,
        List<UnresolvedSite> sites,
        ReferenceGraph graph) {
    /** Copies the collections. */
    public Reached {
        classes = Map.copyOf(classes);
        resources = Set.copyOf(resources);
        strings = Set.copyOf(strings);
        sites = List.copyOf(sites);
    }
}

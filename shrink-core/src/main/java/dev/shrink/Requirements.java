package dev.shrink;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.shrink.analysis.Components;
import dev.shrink.model.Component;
import dev.shrink.model.Container;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;

/** Answers questions about which component requires which, with what Lambda counts for each. */
final class Requirements {

    private final Components components;
    private final Map<Component, Long> bytes = new HashMap<>();
    private final Set<Component> roots;

    Requirements(Deployment input, Components components) {
        this.components = components;
        input.walk().forEach(entry -> bytes.merge(components.ownerOf(entry.path()), own(entry), Long::sum));
        Set<Component> nobodys = new TreeSet<>(components.all());
        components.all().forEach(from -> components.requiredBy(from).stream().filter(to -> !to.equals(from)).forEach(nobodys::remove));
        this.roots = nobodys;
    }

    /** Without what is inside an archive, which counts by itself. */
    private static long own(Entry entry) {
        return entry.cost() - entry.inner().map(Container::entries).orElse(List.of()).stream().mapToLong(Entry::cost).sum();
    }

    /** The components of that name: {@code com.x:y}, {@code y}, {@code numpy} or a package URL. */
    List<ComponentExplanation> explain(String name) {
        return components.all().stream().filter(c -> !c.purl().isEmpty())
            .filter(c -> c.name().equals(name) || c.purl().equals(name) || c.name().endsWith(":" + name) || c.toString().equals(name))
            .map(this::explain).toList();
    }

    private ComponentExplanation explain(Component component) {
        Set<Component> without = reachable(component);
        List<Component> retained = new ArrayList<>(List.of(component));
        components.all().stream().filter(c -> !c.equals(component) && !without.contains(c) && size(c) > 0)
            .sorted(Comparator.comparingLong((Component c) -> -size(c)).thenComparing(Comparator.naturalOrder())).forEach(retained::add);
        return new ComponentExplanation(component, size(component), chains(component), retained, retained.stream().mapToLong(this::size).sum());
    }

    private long size(Component component) {
        return bytes.getOrDefault(component, 0L);
    }

    /** What is reached from the roots without passing through the component; members of a cycle that no root reaches count as reached. */
    private Set<Component> reachable(Component without) {
        Set<Component> normally = closure(roots, Set.of());
        Set<Component> starts = new TreeSet<>(roots);
        components.all().stream().filter(c -> !normally.contains(c)).forEach(starts::add);
        starts.remove(without);
        return closure(starts, Set.of(without));
    }

    private Set<Component> closure(Collection<Component> starts, Set<Component> barred) {
        Set<Component> reached = new TreeSet<>(starts);
        Deque<Component> queue = new ArrayDeque<>(starts);
        while (!queue.isEmpty()) {
            components.requiredBy(queue.remove()).stream().filter(c -> !barred.contains(c)).filter(reached::add).forEach(queue::add);
        }
        return reached;
    }

    private List<List<Component>> chains(Component target) {
        Map<Component, Integer> distance = new LinkedHashMap<>();
        Deque<Component> queue = new ArrayDeque<>(roots);
        roots.forEach(root -> distance.put(root, 0));
        while (!queue.isEmpty()) {
            Component next = queue.remove();
            for (Component to : components.requiredBy(next)) {
                if (distance.putIfAbsent(to, distance.get(next) + 1) == null) {
                    queue.add(to);
                }
            }
        }
        List<List<Component>> chains = new ArrayList<>();
        if (distance.containsKey(target)) {
            backwards(target, List.of(target), distance, chains);
        }
        return chains;
    }

    private void backwards(Component at, List<Component> chain, Map<Component, Integer> distance, List<List<Component>> out) {
        if (out.size() == ComponentExplanation.MOST_CHAINS) {
            return;
        }
        if (distance.get(at) == 0) {
            out.add(chain);
            return;
        }
        for (Map.Entry<Component, Integer> before : distance.entrySet()) {
            if (before.getValue() == distance.get(at) - 1 && components.requiredBy(before.getKey()).contains(at)) {
                List<Component> longer = new ArrayList<>(List.of(before.getKey()));
                longer.addAll(chain);
                backwards(before.getKey(), longer, distance, out);
            }
        }
    }
}

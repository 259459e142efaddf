package dev.shrink.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.shrink.model.Component;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Provenance;

/** Who owns which entry of the input, and which component requires which. */
public final class Components {

    /** The analysis; ask it of {@link Facts#input()}. */
    public static final Analysis<Components> ANALYSIS = new Discovery();

    private final Map<EntryPath, Component> owners;
    private final Map<Component, Set<Component>> requirements;
    private final Map<Component, String> licences;

    private Components(Map<EntryPath, Component> owners, Map<Component, Set<Component>> requirements, Map<Component, String> licences) {
        this.owners = owners;
        this.requirements = requirements;
        this.licences = licences;
    }

    /** The owner of an entry: its own, or that of the nearest archive around it; {@code [unattributed]} if nothing claims it. */
    public Component ownerOf(EntryPath path) {
        Component owner = owners.get(path);
        for (int depth = path.depth(); owner == null && depth > 0; depth--) {
            owner = owners.get(new EntryPath(path.artifact(), path.archives().subList(0, depth - 1), path.archives().get(depth - 1)));
        }
        return owner == null ? Component.UNATTRIBUTED : owner;
    }

    /** Every component that owns something or is required by one that does, in order. */
    public Set<Component> all() {
        Set<Component> all = new TreeSet<>(owners.values());
        all.addAll(requirements.keySet());
        return all;
    }

    public Set<Component> requiredBy(Component component) {
        return requirements.getOrDefault(component, Set.of());
    }

    public Optional<String> licenceOf(Component component) {
        return Optional.ofNullable(licences.get(component));
    }

    /** A shortest chain of requirements from a component that nothing requires to this one, both included. */
    public List<Component> chainTo(Component target) {
        Set<Component> required = new HashSet<>();
        requirements.forEach((from, to) -> to.stream().filter(c -> !c.equals(from)).forEach(required::add));
        Map<Component, Component> cameFrom = new HashMap<>();
        Deque<Component> queue = new ArrayDeque<>();
        for (Component component : all()) {
            if (!required.contains(component)) {
                cameFrom.put(component, component);
                queue.add(component);
            }
        }
        while (!queue.isEmpty() && !cameFrom.containsKey(target)) {
            Component next = queue.remove();
            for (Component requirement : requiredBy(next)) {
                if (cameFrom.putIfAbsent(requirement, next) == null) {
                    queue.add(requirement);
                }
            }
        }
        List<Component> chain = new ArrayList<>(List.of(target));
        for (Component at = target; cameFrom.containsKey(at) && !cameFrom.get(at).equals(at); at = cameFrom.get(at)) {
            chain.add(0, cameFrom.get(at));
        }
        return chain;
    }

    private record Discovery() implements Analysis<Components> {
        @Override
        public Components analyze(Deployment view, Facts facts) {
            Collector collector = new Collector();
            Provenance given = facts.get(GivenComponents.ANALYSIS);
            given.owners().forEach((path, component) -> collector.owns(component, path));
            given.requirements().forEach((from, all) -> all.forEach(to -> collector.requires(from, to)));
            ServiceLoader.load(ComponentSource.class, ComponentSource.class.getClassLoader()).forEach(source -> source.claim(view, facts, collector));
            view.functions().forEach(function -> collector.claimApplication(function.root().entries()));
            return new Components(collector.owners, collector.requirements, collector.licences);
        }
    }

    private static final class Collector implements ComponentSource.Claims {
        private final Map<EntryPath, Component> owners = new HashMap<>();
        private final Map<Component, Set<Component>> requirements = new TreeMap<>();
        private final Map<Component, String> licences = new HashMap<>();

        @Override
        public void owns(Component component, EntryPath entry) {
            owners.putIfAbsent(entry, component);
        }

        @Override
        public void requires(Component component, Component required) {
            requirements.computeIfAbsent(component, c -> new TreeSet<>()).add(required);
        }

        @Override
        public void licence(Component component, String licence) {
            licences.putIfAbsent(component, licence);
        }

        /** In a function whose libraries are claimed, what is left at the top is the user's own. */
        void claimApplication(List<Entry> entries) {
            boolean librariesClaimed = entries.stream().anyMatch(e -> owners.containsKey(e.path()));
            if (librariesClaimed) {
                entries.stream().filter(e -> e.inner().isEmpty()).forEach(e -> owns(Component.APPLICATION, e.path()));
            }
        }
    }
}

package dev.shrink.jvm.reach;

import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.facts.ClassIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The classes of the artifact above those of the runtime. Not for use by several threads. */
public final class Program {
    private final ClassIndex index;
    private final Platform platform;
    private final Map<String, List<String>> supertypes = new HashMap<>();

    /**
     * A program on a platform. Where both have a class (an old API jar), the loader takes the platform's, a loader of the program's own may take the
     * artifact's: references are followed into the artifact's, and the platform's code may call what it declares.
     */
    public Program(ClassIndex index, Platform platform) {
        this.index = index;
        this.platform = platform;
    }

    /** The artifact's classes and resources. */
    public ClassIndex index() {
        return index;
    }

    /** The runtime's classes. */
    public Platform platform() {
        return platform;
    }

    /** Facts of a class of the artifact. */
    public Optional<ClassFacts> facts(String name) {
        return index.facts(name);
    }

    /** Whether the artifact does not have the class and the runtime does. */
    public boolean isPlatform(String name) {
        return !index.contains(name) && platform.find(name).isPresent();
    }

    /** Whether neither has it. */
    public boolean isMissing(String name) {
        return !index.contains(name) && platform.find(name).isEmpty();
    }

    /** The class itself, its superclasses and all superinterfaces, nearest class first, as far as they are known. */
    public List<String> supertypes(String name) {
        List<String> known = supertypes.get(name);
        if (known != null) {
            return known;
        }
        supertypes.put(name, List.of(name));
        Set<String> all = new LinkedHashSet<>();
        all.add(name);
        for (String parent : parents(name)) {
            all.addAll(supertypes(parent));
        }
        List<String> result = List.copyOf(new ArrayList<>(all));
        supertypes.put(name, result);
        return result;
    }

    /** Superclass, then superinterfaces. */
    public List<String> parents(String name) {
        Optional<ClassFacts> facts = facts(name);
        if (facts.isPresent()) {
            return parents(facts.get().superName(), facts.get().interfaces());
        }
        return platform.find(name).map(p -> parents(p.superName(), p.interfaces())).orElse(List.of());
    }

    private static List<String> parents(String superName, List<String> interfaces) {
        List<String> parents = new ArrayList<>();
        if (!superName.isEmpty()) {
            parents.add(superName);
        }
        parents.addAll(interfaces);
        return parents;
    }

    /** Whether a class is the other or inherits from it. */
    public boolean isSubtype(String name, String ancestor) {
        return supertypes(name).contains(ancestor);
    }
}

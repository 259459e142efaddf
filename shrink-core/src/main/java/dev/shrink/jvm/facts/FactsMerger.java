package dev.shrink.jvm.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Joins the facts of several class files of one class (multi-release versions, duplicates in two jars): whichever of them is
 * loaded, all that it needs is known.
 */
final class FactsMerger {
    private FactsMerger() {
    }

    static ClassFacts merge(ClassFacts first, ClassFacts other) {
        return new ClassFacts(first.name(), Math.max(first.major(), other.major()), first.access(), first.superName(),
                union(first.interfaces(), other.interfaces()), members(first.fields(), other.fields()),
                members(first.methods(), other.methods()), structure(first, other),
                union(first.annotations(), other.annotations()));
    }

    private static List<Ref> structure(ClassFacts first, ClassFacts other) {
        List<Ref> refs = union(first.structure(), other.structure());
        if (!other.superName().equals(first.superName())) {
            refs.add(new Ref(RefKind.TYPE, other.superName(), ""));
        }
        return refs;
    }

    private static <T> List<T> union(List<T> first, List<T> other) {
        Set<T> all = new LinkedHashSet<>(first);
        all.addAll(other);
        return new ArrayList<>(all);
    }

    private static List<MemberFacts> members(List<MemberFacts> first, List<MemberFacts> other) {
        Map<String, MemberFacts> byKey = new LinkedHashMap<>();
        first.forEach(m -> byKey.put(m.key(), m));
        other.forEach(m -> byKey.merge(m.key(), m, (a, b) -> new MemberFacts(
                a.access(), a.name(), a.key(), union(a.refs(), b.refs()), union(a.annotations(), b.annotations()))));
        return new ArrayList<>(byKey.values());
    }
}

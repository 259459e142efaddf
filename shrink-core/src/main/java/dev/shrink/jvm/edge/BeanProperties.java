package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.config.Level;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.facts.Keys;
import dev.shrink.jvm.facts.MemberFacts;
import dev.shrink.jvm.facts.Ref;
import dev.shrink.jvm.facts.RefKind;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Reach;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Beans of libraries that the application's own code handles: a binder (Jackson, Gson, a mapper of CSV) to which it gives them, or their class, reads and fills
 * all their properties, though no code calls the accessors and the names come with the data. Such beans, and those that their properties hold, keep their instance
 * fields and accessors. Counts only where reached code of a library lists members; where the accessors are called, nothing changes.
 */
final class BeanProperties implements EdgeSource {
    private static final Set<String> LISTING = Set.of("getMethods()", "getDeclaredMethods()", "getFields()", "getDeclaredFields()", "getBeanInfo(");
    private static final List<String> ACCESSORS = List.of("get", "is", "set", "with");

    private final OwnClasses own;
    /** Class names; whether a binder may have the class itself, and so may make instances. */
    private final Map<String, Boolean> handled = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private boolean isBinderLive;

    BeanProperties(OwnClasses own) {
        this.own = own;
    }

    @Override
    public void onClass(ClassFacts type, Reach reach) {
        if (reach.level() == Level.MEMBERS && own.contains(type.name())) {
            // TypeReference<List<Item>>
            signatures(type.structure());
        }
    }

    @Override
    public void onCode(ClassFacts type, MemberFacts member, Reach reach) {
        if (reach.level() == Level.CLASSES) {
            return;
        }
        if (!own.contains(type.name())) {
            isBinderLive |= member.isMethod() && member.refs().stream().anyMatch(BeanProperties::listsMembers);
            return;
        }
        Keys.types(member.key()).forEach(t -> handled.putIfAbsent(t, false));
        signatures(member.refs());
        for (Ref ref : member.refs()) {
            if (ref.kind() == RefKind.LITERAL) {
                handled.put(Keys.elementClass(ref.owner()), true);
            } else if (ref.kind() == RefKind.NEW || ref.kind() == RefKind.CAST) {
                handled.putIfAbsent(Keys.elementClass(ref.owner()), false);
            } else if (ref.kind().isCall()) {
                Keys.types(ref.key().substring(ref.key().indexOf(')') + 1)).forEach(t -> handled.putIfAbsent(t, false));
            }
        }
    }

    private void signatures(Collection<Ref> refs) {
        refs.stream().filter(r -> r.kind() == RefKind.SIGNATURE).forEach(r -> handled.put(r.owner(), true));
    }

    private static boolean listsMembers(Ref ref) {
        return ref.kind().isCall() && (ref.owner().equals("java/lang/Class") || ref.owner().equals("java/beans/Introspector")) && LISTING.stream().anyMatch(ref.key()::startsWith);
    }

    @Override
    public void onIdle(Reach reach) {
        if (!isBinderLive) {
            return;
        }
        for (Deque<String> open = new ArrayDeque<>(handled.keySet()); !open.isEmpty();) {
            String name = open.poll();
            boolean byClass = handled.get(name);
            if ((byClass || reach.isInstantiated(name)) && reach.isLive(name) && !own.contains(name) && done.add(name)) {
                for (String parent : reach.program().supertypes(name)) {
                    reach.facts(parent).filter(f -> !f.isInterface()).ifPresent(facts -> properties(facts, byClass, open, reach));
                }
            }
        }
    }

    private void properties(ClassFacts type, boolean byClass, Deque<String> open, Reach reach) {
        List<MemberFacts> fields = type.fields().stream().filter(f -> !f.isStatic()).toList();
        Set<String> names = new HashSet<>();
        fields.forEach(f -> names.add(f.name()));
        List<MemberFacts> accessors = type.methods().stream().filter(m -> !m.isStatic() && !m.isPrivate() && Accessors.property(m.name(), ACCESSORS).filter(names::contains).isPresent()).toList();
        if (accessors.isEmpty()) {
            return;
        }
        Cause cause = new Cause(Node.type(type.name()), EdgeKind.DEMANDS);
        if (byClass) {
            reach.construct(type.name(), cause);
        }
        accessors.forEach(a -> reach.keepMethod(type, a, cause));
        for (MemberFacts field : fields) {
            reach.keepField(type, field, cause);
            Stream<String> arguments = field.refs().stream().filter(r -> r.kind() == RefKind.SIGNATURE).map(Ref::owner);
            Stream.concat(Keys.types(field.key()).stream(), arguments).forEach(t -> {
                handled.merge(t, byClass, Boolean::logicalOr);
                open.add(t);
            });
        }
    }
}

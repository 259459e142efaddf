package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.config.Level;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.facts.MemberFacts;
import dev.shrink.jvm.facts.Ref;
import dev.shrink.jvm.facts.RefKind;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Reach;
import dev.shrink.jvm.reach.UnresolvedSite;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/**
 * Members that code lists instead of naming them: {@code getDeclaredMethods()} of a class constant, of a class that the same code names, of an object that it
 * makes of a nested class, and of {@code getClass()}: code may ask that of its own object, of its parameters and of what it casts, so all their subclasses that are made count. What else is
 * listed is reported.
 */
final class EnumeratedMembers implements EdgeSource {
    enum Listed {
        METHODS, FIELDS, CONSTRUCTORS
    }

    private static final Map<String, Listed> LISTING = Map.of("getMethods", Listed.METHODS, "getDeclaredMethods", Listed.METHODS, "getFields", Listed.FIELDS,
            "getDeclaredFields", Listed.FIELDS, "getConstructors", Listed.CONSTRUCTORS, "getDeclaredConstructors", Listed.CONSTRUCTORS);
    private static final String CLASS = "java/lang/Class";

    private final Map<String, Set<Listed>> askingOf = new HashMap<>();
    private final Set<String> done = new HashSet<>();

    @Override
    public void onCode(ClassFacts type, MemberFacts member, Reach reach) {
        if (reach.level() == Level.CLASSES || !member.isMethod()) {
            return;
        }
        Set<Listed> all = EnumSet.noneOf(Listed.class);
        Set<Listed> ofConstants = EnumSet.noneOf(Listed.class);
        Cause cause = new Cause(Node.member(type.name(), member.key()), EdgeKind.REFERS);
        boolean asksAnObject = false;
        for (Ref ref : member.refs()) {
            if (ref.kind().isCall()) {
                listing(ref.owner(), ref.memberName()).ifPresent(all::add);
                asksAnObject |= ref.key().equals("getClass()Ljava/lang/Class;");
            } else if (ref.kind() == RefKind.LITERAL) {
                int dot = ref.key().lastIndexOf('.');
                Optional<Listed> listed = dot < 0 ? Optional.empty() : listing(ref.key().substring(0, dot), ref.key().substring(dot + 1));
                listed.ifPresent(l -> {
                    ofConstants.add(l);
                    keep(ref.owner(), l, cause, reach);
                });
            }
        }
        if (asksAnObject && !all.isEmpty()) {
            asked(type, member).forEach(t -> askingOf.computeIfAbsent(t, x -> EnumSet.noneOf(Listed.class)).addAll(all));
            member.refs().stream().filter(r -> r.kind() == RefKind.NEW && r.owner().startsWith(type.name() + '$'))
                    .forEach(r -> all.forEach(l -> keep(r.owner(), l, cause, reach)));
        }
        if (!all.isEmpty()) {
            // Class.forName("…"), which is also what compilers before Java 5 made of a class constant.
            member.refs().stream().filter(r -> r.kind() == RefKind.STRING).map(r -> r.owner().replace('.', '/')).filter(reach.program().index()::contains)
                    .forEach(name -> all.forEach(l -> keep(name, l, cause, reach)));
        }
        all.removeAll(ofConstants);
        if (!all.isEmpty()) {
            String api = member.refs().stream().filter(r -> r.kind().isCall()).filter(r -> listing(r.owner(), r.memberName()).filter(all::contains).isPresent())
                    .map(Ref::memberName).findFirst().orElseThrow();
            reach.dynamicSite(new UnresolvedSite(type.name(), member.key(), "Class." + api, "*", "members that are reached, or whose names occur as strings, stay in the classes it may be asked of"));
        }
    }

    /** The types of the objects that code at hand could ask for their class. */
    private static Stream<String> asked(ClassFacts type, MemberFacts member) {
        Stream<String> parameters = Stream.of(Type.getArgumentTypes(member.descriptor())).filter(t -> t.getSort() == Type.OBJECT).map(Type::getInternalName);
        Stream<String> casts = member.refs().stream().filter(r -> r.kind() == RefKind.CAST).map(Ref::owner);
        return Stream.concat(Stream.of(type.name()), Stream.concat(parameters, casts)).filter(t -> !t.startsWith("java/"));
    }

    private static Optional<Listed> listing(String owner, String name) {
        return owner.equals(CLASS) ? Optional.ofNullable(LISTING.get(name)) : Optional.empty();
    }

    @Override
    public void onIdle(Reach reach) {
        if (askingOf.isEmpty()) {
            return;
        }
        for (ClassFacts type : reach.liveClasses()) {
            if (!reach.isInstantiated(type.name())) {
                continue;
            }
            for (String parent : reach.program().supertypes(type.name())) {
                Cause cause = new Cause(Node.type(parent), EdgeKind.DEMANDS);
                askingOf.getOrDefault(parent, Set.of()).forEach(l -> keep(type.name(), l, cause, reach));
            }
        }
    }

    /** Of the class and what it inherits, since some of the lists hold inherited members. */
    private void keep(String name, Listed listed, Cause cause, Reach reach) {
        if (!done.add(listed + name)) {
            return;
        }
        for (String owner : reach.program().supertypes(name)) {
            reach.facts(owner).ifPresent(facts -> keepAll(facts, listed, cause, reach));
        }
    }

    /** All members of a kind that a class declares. */
    static void keepAll(ClassFacts type, Listed listed, Cause cause, Reach reach) {
        if (listed == Listed.FIELDS) {
            reach.initialize(type.name(), cause); // which reading a static one does
            type.fields().forEach(f -> reach.keepField(type, f, cause));
        } else {
            type.methods().stream().filter(m -> !m.isInitializer() && m.isConstructor() == (listed == Listed.CONSTRUCTORS))
                    .forEach(m -> reach.keepMethod(type, m, cause));
        }
    }
}

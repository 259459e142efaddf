package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.jvm.edge.EnumeratedMembers.Listed;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.facts.ClassIndex;
import dev.shrink.jvm.facts.MemberFacts;
import dev.shrink.jvm.facts.Ref;
import dev.shrink.jvm.facts.RefKind;
import dev.shrink.jvm.flow.NameFlow;
import dev.shrink.jvm.flow.NameFlow.Lookup;
import dev.shrink.jvm.flow.SinkKind;
import dev.shrink.jvm.flow.Template;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Program;
import dev.shrink.jvm.reach.Reach;
import dev.shrink.jvm.reach.UnresolvedSite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names that reached code composes: where all is known, the name counts like a constant; where a part is known, everything that
 * matches stays; where nothing is, the site is reported, and what lies beside the calling code stays.
 */
final class ComputedNames implements EdgeSource {
    private static final int SHORTEST_PART = 3;
    private static final Pattern COMPANION = Pattern.compile("[$_]{0,2}\\p{javaJavaIdentifierPart}{2,}");

    private final NameFlow flow;
    private final MemberNames members;
    private final OwnClasses own;
    private final Companions companions;
    private final Set<String> answered = new HashSet<>();

    ComputedNames(Program program, MemberNames members, OwnClasses own, Companions companions) {
        this.flow = new NameFlow(program);
        this.members = members;
        this.own = own;
        this.companions = companions;
    }

    @Override
    public void onCode(ClassFacts type, MemberFacts member, Reach reach) {
        flow.reached(type, member);
    }

    @Override
    public void onIdle(Reach reach) {
        for (Lookup lookup : flow.advance()) {
            Cause cause = new Cause(Node.type(lookup.className()), EdgeKind.COMPOSES);
            if (lookup.kind() == SinkKind.CLASS && COMPANION.matcher(lookup.name().suffix()).matches()) {
                companions.appended(lookup.name().suffix());
            }
            if (lookup.name().isConstant()) {
                constant(lookup, cause, reach);
            } else if (lookup.kind() == SinkKind.MEMBER) {
                member(lookup, reach);
            } else if (lookup.name().prefix().length() >= SHORTEST_PART || lookup.name().suffix().length() > SHORTEST_PART) {
                pattern(lookup, cause, reach);
            } else {
                unresolved(lookup, cause, reach);
            }
        }
    }

    private void constant(Lookup lookup, Cause cause, Reach reach) {
        String name = lookup.name().toString();
        if (lookup.kind() == SinkKind.MEMBER) {
            members.lookUp(name);
        } else if (lookup.kind() == SinkKind.CLASS || lookup.kind() == SinkKind.NOTHING) {
            reach.construct(name.replaceAll("^\\[*L|;$", "").replace('.', '/'), cause);
        } else {
            if (lookup.kind() == SinkKind.BUNDLE) {
                String base = name.replace('.', '/');
                reach.construct(base, cause);
                // A bundle may be a class, and so may each of its languages.
                reach.program().index().classNames(base + '_').forEach(language -> reach.construct(language, cause));
            }
            reach.string(name, cause);
        }
    }

    private void member(Lookup lookup, Reach reach) {
        Template name = lookup.name();
        boolean known = name.prefix().length() >= 2 || name.suffix().length() > SHORTEST_PART;
        if (known) {
            members.match(name.pattern(t -> t));
        } else {
            anyOfNamedClasses(lookup, reach);
        }
        reach.dynamicSite(site(lookup, known ? "members whose names match stay in classes that reflection sees"
                : "members whose names occur as strings stay in classes that reflection sees"));
    }

    /** Where the code names the class but not the member, any may be meant: {@code New.class.getField(old.getName().substring(4))}. */
    private static void anyOfNamedClasses(Lookup lookup, Reach reach) {
        Cause cause = new Cause(Node.member(lookup.className(), lookup.method()), EdgeKind.REFERS);
        // The call after the constant is the lookup itself, or makes the name.
        List<String> named = refs(lookup, reach).filter(r -> r.kind() == RefKind.LITERAL
                && (r.key().equals("java/lang/" + lookup.api()) || r.key().startsWith("java/lang/String"))).map(Ref::owner).toList();
        Listed meant = lookup.api().endsWith("Field") ? Listed.FIELDS : Listed.METHODS;
        named.stream().flatMap(type -> reach.program().supertypes(type).stream()).flatMap(type -> reach.facts(type).stream()).forEach(type -> {
            reach.initialize(type.name(), cause);
            EnumeratedMembers.keepAll(type, meant, cause, reach);
        });
    }

    /** What the code that looks up refers to. */
    private static Stream<Ref> refs(Lookup lookup, Reach reach) {
        return reach.facts(lookup.className()).stream().flatMap(type -> type.methods().stream()).filter(m -> m.key().equals(lookup.method())).flatMap(m -> m.refs().stream());
    }

    private void pattern(Lookup lookup, Cause cause, Reach reach) {
        // Several lookups that mean the same names are one question; asking it costs a walk over all names.
        if (!answered.add(lookup.kind() + lookup.name().toString() + near(lookup.className()))) {
            return;
        }
        List<String> classes = lookup.kind() == SinkKind.CLASS || lookup.kind() == SinkKind.BUNDLE ? classes(lookup, reach) : List.of();
        List<String> resources = lookup.kind() == SinkKind.CLASS ? List.of() : resources(lookup, reach);
        classes.forEach(name -> reach.construct(name, cause));
        resources.forEach(name -> reach.resource(name, cause));
        reach.dynamicSite(site(lookup, classes.size() + " classes and " + resources.size() + " resources match and stay"));
    }

    private static List<String> classes(Lookup lookup, Reach reach) {
        ClassIndex index = reach.program().index();
        Template name = lookup.name();
        String prefix = name.prefix().replace('.', '/');
        Pattern pattern = name.pattern(t -> t.replace('.', '/'));
        List<String> found = new ArrayList<>();
        // Without a package in front, a suffix speaks of classes beside others that are reached: companions have their own source.
        if (prefix.indexOf('/') > 0) {
            index.classNames(prefix).stream().filter(n -> pattern.matcher(n).matches()).forEach(found::add);
        }
        return found;
    }

    private static List<String> resources(Lookup lookup, Reach reach) {
        String folder = near(lookup.className());
        boolean anchored = lookup.name().prefix().length() >= SHORTEST_PART && lookup.name().prefix().indexOf('/') > 0;
        String tail = lookup.kind() == SinkKind.BUNDLE ? "(_.*)?\\.properties" : "";
        Pattern pattern = Pattern.compile("(.*/)?" + lookup.name().pattern(t -> clean(t, lookup.kind())).pattern() + tail);
        List<String> found = new ArrayList<>();
        String suffix = lookup.kind() == SinkKind.BUNDLE ? ".properties" : lookup.name().suffix();
        for (String file : reach.program().index().resources().keySet()) {
            if (file.endsWith(suffix) && (anchored || file.startsWith(folder) || folder.isEmpty()) && pattern.matcher(file).matches()) {
                found.add(file);
            }
        }
        return found;
    }

    private static String clean(String part, SinkKind kind) {
        String name = part.startsWith("/") ? part.substring(1) : part;
        return kind == SinkKind.BUNDLE ? name.replace('.', '/') : name;
    }

    /** The two outermost packages: code looks for resources of its own library. */
    private static String near(String className) {
        int first = className.indexOf('/');
        int second = className.indexOf('/', first + 1);
        return second > 0 ? className.substring(0, second + 1) : "";
    }

    private void unresolved(Lookup lookup, Cause cause, Reach reach) {
        int slash = lookup.className().lastIndexOf('/');
        String folder = lookup.className().substring(0, slash + 1);
        switch (lookup.kind()) {
            case CLASS -> {
                boolean isOwn = own.contains(lookup.className());
                List<String> kept = isOwn ? own.all() : subtypes(lookup, reach);
                kept.forEach(n -> reach.construct(n, cause));
                reach.dynamicSite(site(lookup, "classes named by strings and reached resources stay, and "
                        + (isOwn ? "all of the application's own" : kept.size() + " subtypes of what the code casts to")));
            }
            case RESOURCE, BUNDLE -> {
                reach.program().index().resources().keySet().stream().filter(n -> slash > 0 && n.startsWith(folder)).forEach(n -> reach.resource(n, cause));
                reach.dynamicSite(site(lookup, "resources named by strings stay, and those below " + folder));
            }
            default -> reach.dynamicSite(site(lookup, "libraries named by strings stay"));
        }
    }

    /** What the code around casts the loaded class's instances to tells what they can be. */
    private static List<String> subtypes(Lookup lookup, Reach reach) {
        Set<String> bounds = new TreeSet<>();
        refs(lookup, reach).filter(r -> r.kind() == RefKind.CAST || r.kind() == RefKind.LITERAL)
                .forEach(r -> reach.facts(r.owner()).filter(ClassFacts::isAbstract).ifPresent(f -> bounds.add(f.name())));
        String folder = near(lookup.className());
        if (bounds.isEmpty() || folder.isEmpty()) {
            return List.of();
        }
        return reach.program().index().classNames(folder).stream()
                .filter(n -> reach.program().supertypes(n).stream().anyMatch(bounds::contains)).toList();
    }

    private static UnresolvedSite site(Lookup lookup, String answer) {
        return new UnresolvedSite(lookup.className(), lookup.method(), lookup.api(), lookup.name().toString(), answer);
    }
}

package dev.shrink.jvm.flow;

import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.facts.MemberFacts;
import dev.shrink.jvm.facts.Ref;
import dev.shrink.jvm.facts.RefKind;
import dev.shrink.jvm.reach.Program;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is known of fields and methods outside the method under evaluation. */
final class Knowledge implements StringInterpreter.Surroundings {
    private static final int DEEPEST = 3;
    private static final int MOST_COMBINATIONS = 64;
    private static final Set<String> TRACKED =
            Set.of("Ljava/lang/String;", "[Ljava/lang/String;", "Ljava/lang/Class;", "[Ljava/lang/Class;", "Ljava/lang/CharSequence;");

    private final Program program;
    private final ClassNodes nodes;
    private final Map<String, StringValue> fields = new HashMap<>();
    private final Map<String, StringValue> results = new HashMap<>();
    private final Set<String> inProgress = new HashSet<>();

    Knowledge(Program program, ClassNodes nodes) {
        this.program = program;
        this.nodes = nodes;
    }

    @Override
    public StringValue field(String owner, String name, String descriptor) {
        if (!TRACKED.contains(descriptor)) {
            return StringValue.ONE;
        }
        String key = name + ':' + descriptor;
        for (String type : program.supertypes(owner)) {
            Optional<ClassFacts> facts = program.facts(type);
            Optional<MemberFacts> field = facts.flatMap(f -> f.fields().stream().filter(x -> x.key().equals(key)).findFirst());
            if (field.isPresent()) {
                return field(facts.get(), field.get());
            }
        }
        return StringValue.ONE;
    }

    private StringValue field(ClassFacts type, MemberFacts field) {
        Optional<Ref> constant = field.refs().stream().filter(r -> r.kind() == RefKind.STRING).findFirst();
        if (constant.isPresent()) {
            return StringValue.of(Template.constant(constant.get().owner()));
        }
        String name = type.name() + '.' + field.name();
        StringValue known = fields.get(name);
        if (known != null) {
            return known;
        }
        if (inProgress.size() >= DEEPEST || !inProgress.add(name)) {
            return StringValue.ONE;
        }
        StringValue value = puts(type, field, name);
        inProgress.remove(name);
        fields.put(name, value);
        return value;
    }

    private StringValue puts(ClassFacts type, MemberFacts field, String name) {
        if (!field.isPrivate() && !Modifier.isFinal(field.access())) {
            // Anybody may put anything; the constants among it are found where they are put.
            return StringValue.ONE;
        }
        Optional<StringValue> all = Optional.empty();
        for (ClassFacts mate : nestMates(type)) {
            for (MemberFacts method : mate.methods()) {
                boolean puts = method.refs().stream().anyMatch(r -> (r.kind() == RefKind.PUT_STATIC || r.kind() == RefKind.PUT_FIELD)
                        && r.owner().equals(type.name()) && r.key().equals(field.key()));
                if (!puts) {
                    continue;
                }
                Optional<StringValue> put = nodes.method(mate.name(), method.key()).flatMap(m -> MethodFlow.of(mate.name(), m, this))
                        .map(f -> f.fields().get(name));
                if (put.isEmpty()) {
                    return StringValue.ONE;
                }
                all = Optional.of(all.map(a -> a.union(put.get())).orElse(put.get()));
            }
        }
        return all.map(v -> bound(v, List.of())).orElse(StringValue.ONE);
    }

    /** The classes that can put a private field: nested classes of one outermost class may, since Java 11. */
    private List<ClassFacts> nestMates(ClassFacts type) {
        int dollar = type.name().indexOf('$', type.name().lastIndexOf('/') + 2);
        String outermost = dollar < 0 ? type.name() : type.name().substring(0, dollar);
        List<ClassFacts> mates = new ArrayList<>(List.of(type));
        Stream.concat(Stream.of(outermost), program.index().classNames(outermost + '$').stream()).filter(n -> !n.equals(type.name()))
                .forEach(n -> program.facts(n).ifPresent(mates::add));
        return mates;
    }

    @Override
    public StringValue result(String owner, String key, List<StringValue> arguments) {
        if (!key.endsWith(")Ljava/lang/String;") && !key.endsWith(")Ljava/lang/Class;") && !key.endsWith(")[Ljava/lang/String;")) {
            return StringValue.ONE;
        }
        for (String type : program.supertypes(owner)) {
            Optional<ClassFacts> facts = program.facts(type);
            Optional<MemberFacts> method = facts.flatMap(f -> f.methods().stream().filter(x -> x.key().equals(key)).findFirst());
            if (method.isPresent()) {
                boolean fixed = method.get().isStatic() || method.get().isPrivate() || Modifier.isFinal(method.get().access())
                        || Modifier.isFinal(facts.get().access());
                return fixed && !method.get().isNative() ? bound(result(type, key), method.get().isStatic() ? arguments : rest(arguments)) : StringValue.ONE;
            }
        }
        return StringValue.ONE;
    }

    private static List<StringValue> rest(List<StringValue> values) {
        return values.isEmpty() ? values : values.subList(1, values.size());
    }

    private StringValue result(String type, String key) {
        String name = type + '.' + key;
        StringValue known = results.get(name);
        if (known != null) {
            return known;
        }
        if (inProgress.size() >= DEEPEST || !inProgress.add(name)) {
            return StringValue.ONE;
        }
        StringValue value = nodes.method(type, key).flatMap(m -> MethodFlow.of(type, m, this)).flatMap(MethodFlow::result).orElse(StringValue.ONE);
        inProgress.remove(name);
        results.put(name, value);
        return value;
    }

    /** Puts arguments in the place of parameters; of several possible arguments only a single one is followed. */
    static StringValue bound(StringValue value, List<StringValue> arguments) {
        StringValue result = value;
        for (Template template : value.templates()) {
            if (template.hasParameter()) {
                Set<Template> all = new HashSet<>();
                for (Template each : value.templates()) {
                    all.addAll(bind(each, arguments));
                }
                result = StringValue.of(all);
                break;
            }
        }
        return result;
    }

    /** Every combination of the possible arguments; beyond a limit the unknown stands for those that may be several texts. */
    static Set<Template> bind(Template template, List<StringValue> arguments) {
        Set<Template> bound = Set.of(new Template(List.of()));
        boolean tooMany = template.parts().stream().mapToInt(p -> p instanceof Template.Parameter q ? values(q, arguments).size() : 1)
                .reduce(1, (a, b) -> Math.min(a * b, MOST_COMBINATIONS + 1)) > MOST_COMBINATIONS;
        for (Template.Part part : template.parts()) {
            Set<Template> values = part instanceof Template.Parameter p ? values(p, arguments) : Set.of(new Template(List.of(part)));
            Set<Template> next = new LinkedHashSet<>();
            for (Template head : bound) {
                for (Template value : tooMany && values.size() > 1 ? Set.of(Template.UNKNOWN) : values) {
                    next.add(head.plus(value));
                }
            }
            bound = next;
        }
        return bound;
    }

    private static Set<Template> values(Template.Parameter parameter, List<StringValue> arguments) {
        StringValue value = parameter.index() < arguments.size() ? arguments.get(parameter.index()) : StringValue.ONE;
        for (Change change : parameter.changes()) {
            value = value.changed(change);
        }
        return value.templates();
    }
}

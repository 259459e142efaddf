package dev.shrink.jvm.flow;

import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.facts.MemberFacts;
import dev.shrink.jvm.facts.Ref;
import dev.shrink.jvm.facts.RefKind;
import dev.shrink.jvm.reach.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Follows names to the calls that look them up. A method that passes a parameter on to such a call becomes one itself, and its
 * callers are evaluated in turn.
 */
public final class NameFlow {
    /**
     * A lookup by name.
     *
     * @param className internal name of the class whose code looks up
     * @param method key of the method
     * @param kind what is looked up
     * @param api the call, e.g. {@code Class.forName}
     * @param name what is known of the name
     */
    public record Lookup(String className, String method, SinkKind kind, String api, Template name) {
    }

    private record Method(String className, MemberFacts facts) {
        /** A class has one method of each key: what else is known of it need not be compared. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Method method && className.equals(method.className) && facts.key().equals(method.facts.key());
        }

        @Override
        public int hashCode() {
            return className.hashCode() * 31 + facts.key().hashCode();
        }
    }

    /** What a method does with its parameters. */
    private record Passing(SinkKind kind, String api, Template name) {
    }

    /** Methods that one thread evaluates before it takes others, and how many such pieces are at work before their results are drawn together. */
    private static final int PIECE = 16;
    private static final int PIECES = 16;
    private static final int MOST_PASSINGS = 24;
    private static final int LONGEST_NAME = 200;

    private final Program program;
    private final Map<String, Set<Passing>> passings = new HashMap<>();
    private final Map<String, Set<String>> passingOwners = new HashMap<>();
    private final Map<String, List<Method>> callers = new HashMap<>();
    private final Set<Method> pending = new LinkedHashSet<>();
    private final Set<Lookup> found = new LinkedHashSet<>();

    /** A flow over one program. */
    public NameFlow(Program program) {
        this.program = program;
    }

    /** Takes note of reached code. */
    public void reached(ClassFacts type, MemberFacts member) {
        Method method = new Method(type.name(), member);
        boolean noted = false;
        for (Ref ref : member.refs()) {
            if (!ref.kind().isCall()) {
                continue;
            }
            if (!noted && (Sinks.of(ref).isPresent() || isConcatenation(ref) && namesPart(member) || passingOwners.containsKey(ref.key()) && passes(ref.owner(), ref.key()))) {
                noted = true;
                pending.add(method);
            }
            if (takesName(ref.key()) && program.index().contains(ref.owner())) {
                callers.computeIfAbsent(ref.key(), k -> new ArrayList<>(2)).add(method);
            }
        }
    }

    private static boolean namesPart(MemberFacts member) {
        for (Ref ref : member.refs()) {
            if (isNamePart(ref)) {
                return true;
            }
        }
        return false;
    }

    /** A piece of a qualified name, and no prose. */
    private static boolean isNamePart(Ref ref) {
        if (ref.kind() != RefKind.STRING || ref.owner().length() > LONGEST_NAME) {
            return false;
        }
        boolean separated = false;
        for (int i = 0; i < ref.owner().length(); i++) {
            char c = ref.owner().charAt(i);
            separated |= c == '.' || c == '/' || c == '$';
            if (c > '\2' && c != '.' && c != '/' && !Character.isJavaIdentifierPart(c)) {
                return false;
            }
        }
        return separated;
    }

    private static boolean isConcatenation(Ref ref) {
        return ref.owner().startsWith("java/lang/") && isConcatenationOfTexts(ref);
    }

    private static boolean isConcatenationOfTexts(Ref ref) {
        return ref.owner().equals("java/lang/invoke/StringConcatFactory")
                || ref.owner().startsWith("java/lang/StringBu") && ref.key().startsWith("append(")
                || ref.owner().equals("java/lang/String") && (ref.key().startsWith("concat(") || ref.key().startsWith("format("));
    }

    private static boolean takesName(String key) {
        int end = key.indexOf(')');
        return key.lastIndexOf("Ljava/lang/", end) > 0;
    }

    /** Evaluates what was noted since the last time, and returns the lookups that are new. */
    public List<Lookup> advance() {
        List<Lookup> fresh = new ArrayList<>();
        while (!pending.isEmpty()) {
            List<Method> batch = pending.stream().limit(PIECE * PIECES).toList();
            batch.forEach(pending::remove);
            List<Optional<MethodFlow>> flows = flows(batch);
            for (int i = 0; i < batch.size(); i++) {
                Method method = batch.get(i);
                flows.get(i).ifPresentOrElse(flow -> evaluate(method, flow, fresh), () -> giveUp(method, fresh));
            }
        }
        return fresh;
    }

    /** What methods do follows from the program alone, so that they are evaluated side by side, with nothing shared. */
    private List<Optional<MethodFlow>> flows(List<Method> methods) {
        return IntStream.iterate(0, i -> i < methods.size(), i -> i + PIECE).boxed().toList().parallelStream().map(start -> {
            Program own = new Program(program.index(), program.platform());
            ClassNodes nodes = new ClassNodes(program.index());
            return methods.subList(start, Math.min(methods.size(), start + PIECE)).stream().map(m -> flow(m, own, nodes)).toList();
        }).flatMap(List::stream).toList();
    }

    private static Optional<MethodFlow> flow(Method method, Program program, ClassNodes nodes) {
        return nodes.method(method.className(), method.facts().key()).flatMap(m -> MethodFlow.of(method.className(), m, new Knowledge(program, nodes)));
    }

    private void evaluate(Method method, MethodFlow flow, List<Lookup> fresh) {
        flow.calls().forEach(call -> evaluate(method, call, fresh));
        flow.composed().stream().filter(Template::isConstant)
                .filter(t -> program.index().contains(t.toString().replace('.', '/')))
                .forEach(t -> add(method, SinkKind.NOTHING, "concatenation", t, fresh));
        for (Ref ref : method.facts().refs()) {
            boolean called = flow.calls().stream().anyMatch(c -> c.key().equals(ref.key()) && c.owner().equals(ref.owner()));
            if (ref.kind().isCall() && !called && passingOwners.containsKey(ref.key()) && passes(ref.owner(), ref.key())) {
                byHandle(method, ref, fresh);
            }
        }
    }

    /** A method reference: whoever calls it passes what nobody knows. */
    private void byHandle(Method method, Ref ref, List<Lookup> fresh) {
        for (String owner : List.copyOf(passingOwners.get(ref.key()))) {
            if (related(owner, ref.owner())) {
                for (Passing passing : List.copyOf(passings.get(owner + '.' + ref.key()))) {
                    add(method, passing.kind(), passing.api(), passing.name().withoutParameters(), fresh);
                }
            }
        }
    }

    private void giveUp(Method method, List<Lookup> fresh) {
        for (Ref ref : method.facts().refs()) {
            Sinks.of(ref).ifPresent(sink -> add(method, sink.kind(), api(ref.owner(), ref.key()), Template.UNKNOWN, fresh));
            if (ref.kind().isCall() && passingOwners.containsKey(ref.key()) && passes(ref.owner(), ref.key())) {
                byHandle(method, ref, fresh);
            }
        }
    }

    private void evaluate(Method method, MethodFlow.Call call, List<Lookup> fresh) {
        Sinks.of(call.owner(), call.key()).ifPresent(sink -> {
            if (sink.argument() < call.arguments().size()) {
                call.arguments().get(sink.argument()).templates().forEach(
                        t -> add(method, sink.kind(), api(call.owner(), call.key()), t, fresh));
            }
        });
        if (passingOwners.containsKey(call.key())) {
            for (String owner : List.copyOf(passingOwners.get(call.key()))) {
                if (related(owner, call.owner())) {
                    for (Passing passing : List.copyOf(passings.get(owner + '.' + call.key()))) {
                        Knowledge.bind(passing.name(), call.arguments()).forEach(t -> add(method, passing.kind(), passing.api(), t, fresh));
                    }
                }
            }
        }
    }

    private static String api(String owner, String key) {
        return owner.substring(owner.lastIndexOf('/') + 1).replace('$', '.') + '.' + key.substring(0, key.indexOf('('));
    }

    private void add(Method method, SinkKind kind, String api, Template name, List<Lookup> fresh) {
        if (name.hasParameter()) {
            pass(method, new Passing(kind, api, name), fresh);
            return;
        }
        Lookup lookup = new Lookup(method.className(), method.facts().key(), kind, api, name);
        if (found.add(lookup)) {
            fresh.add(lookup);
        }
    }

    private void pass(Method method, Passing passing, List<Lookup> fresh) {
        String key = method.facts().key();
        Set<Passing> known = passings.computeIfAbsent(method.className() + '.' + key, k -> new LinkedHashSet<>());
        if (known.size() >= MOST_PASSINGS) {
            // One more way to pass a name on is not followed, and said so.
            Lookup lookup = new Lookup(method.className(), key, passing.kind(), passing.api(), passing.name().withoutParameters());
            if (!known.contains(passing) && found.add(lookup)) {
                fresh.add(lookup);
            }
            return;
        }
        if (!known.add(passing)) {
            return;
        }
        passingOwners.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(method.className());
        for (Method caller : callers.getOrDefault(key, List.of())) {
            boolean calls = caller.facts().refs().stream()
                    .anyMatch(r -> r.kind().isCall() && r.key().equals(key) && related(method.className(), r.owner()));
            if (calls) {
                pending.add(caller);
            }
        }
    }

    private boolean passes(String owner, String key) {
        return passingOwners.get(key).stream().anyMatch(o -> related(o, owner));
    }

    private boolean related(String a, String b) {
        return program.isSubtype(a, b) || program.isSubtype(b, a);
    }
}

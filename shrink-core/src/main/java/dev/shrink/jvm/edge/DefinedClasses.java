package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.jvm.classpath.ClassPathFile;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.facts.Keys;
import dev.shrink.jvm.facts.MemberFacts;
import dev.shrink.jvm.facts.Ref;
import dev.shrink.jvm.facts.RefKind;
import dev.shrink.jvm.flow.ByteArrays;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Program;
import dev.shrink.jvm.reach.Reach;
import dev.shrink.jvm.reach.UnresolvedSite;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Classes that code defines from bytes. Where the class file is at hand, as an array that the code spells out or as a resource under another
 * name than a class file's, what it links to stays; where it is generated, the place is reported.
 */
final class DefinedClasses implements EdgeSource {
    private static final Set<String> DEFINING = Set.of("defineClass", "defineHiddenClass", "defineHiddenClassWithClassData", "defineAnonymousClass");
    private static final int MAGIC = 4;

    private final ByteArrays arrays;
    private final Map<String, List<ClassFacts>> speltOut = new HashMap<>();

    DefinedClasses(Program program) {
        this.arrays = new ByteArrays(program);
    }

    @Override
    public void onCode(ClassFacts type, MemberFacts member, Reach reach) {
        for (Ref ref : member.refs()) {
            if (ref.kind().isCall() && DEFINING.contains(ref.memberName()) && isLoader(ref.owner(), reach)) {
                List<ClassFacts> spelt = speltOut.computeIfAbsent(type.name(), t -> arrays.of(type).stream().flatMap(b -> reach.program().index().facts(b).stream()).toList());
                spelt.forEach(d -> link(d, new Cause(Node.member(type.name(), member.key()), EdgeKind.REFERS), reach));
                if (spelt.isEmpty()) {
                    reach.dynamicSite(new UnresolvedSite(type.name(), member.key(), ref.owner().substring(ref.owner().lastIndexOf('/') + 1).replace('$', '.') + '.' + ref.memberName(),
                            "*", "what generated code links to stays if it is reached otherwise, or named by strings"));
                }
            }
        }
    }

    private static boolean isLoader(String owner, Reach reach) {
        return owner.equals("java/lang/invoke/MethodHandles$Lookup") || owner.endsWith("/Unsafe") || reach.program().isSubtype(owner, "java/lang/ClassLoader");
    }

    @Override
    public void onResource(String name, Reach reach) {
        if (name.endsWith(".class")) {
            return;
        }
        for (ClassPathFile file : reach.program().index().resources().get(name)) {
            try (InputStream in = file.open()) {
                byte[] start = in.readNBytes(MAGIC);
                if (start.length == MAGIC && start[0] == (byte) 0xca && start[1] == (byte) 0xfe && start[2] == (byte) 0xba && start[3] == (byte) 0xbe) {
                    reach.program().index().facts(file.bytes()).ifPresent(f -> link(f, new Cause(Node.resource(name), EdgeKind.REFERS), reach));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + name, e);
            }
        }
    }

    /** What the class links to is used; its supertypes are used in ways that only it knows. */
    private static void link(ClassFacts defined, Cause cause, Reach reach) {
        reach.keepWhole(defined.superName(), cause);
        defined.interfaces().forEach(i -> reach.keepWhole(i, cause));
        defined.methods().stream().map(MemberFacts::refs).flatMap(Collection::stream).forEach(ref -> link(ref, cause, reach));
        defined.structure().forEach(ref -> link(ref, cause, reach));
    }

    private static void link(Ref ref, Cause cause, Reach reach) {
        if (ref.kind() == RefKind.STRING) {
            reach.string(ref.owner(), cause);
            return;
        }
        String owner = Keys.elementClass(ref.owner());
        reach.construct(owner, cause);
        for (String type : reach.program().supertypes(owner)) {
            reach.facts(type).ifPresent(facts -> {
                facts.methods().stream().filter(m -> m.key().equals(ref.key())).forEach(m -> reach.keepMethod(facts, m, cause));
                facts.fields().stream().filter(f -> f.key().equals(ref.key())).forEach(f -> reach.keepField(facts, f, cause));
            });
        }
    }
}

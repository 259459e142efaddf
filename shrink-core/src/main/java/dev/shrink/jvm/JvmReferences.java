package dev.shrink.jvm;

import dev.shrink.analysis.Facts;
import dev.shrink.analysis.ReferenceSource;
import dev.shrink.analysis.References;
import dev.shrink.analysis.References.Fate;
import dev.shrink.analysis.References.Member;
import dev.shrink.analysis.graph.Node;
import dev.shrink.jvm.classpath.ClassPathFile;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.facts.MemberFacts;
import dev.shrink.jvm.reach.Kept;
import dev.shrink.model.EntryPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What keeps classes, their members and the files that code names. */
public final class JvmReferences implements ReferenceSource {
    @Override
    public List<References> references(Facts facts) {
        return facts.latest(JvmReachability.ANALYSIS).map(JvmReach::functions).orElse(List.of()).stream()
                .map(function -> new References(function.function(), function.reached().graph(), nodes(function), question -> members(question, function))).toList();
    }

    private static Map<EntryPath, Node> nodes(FunctionReach function) {
        Map<EntryPath, Node> nodes = new HashMap<>();
        function.index().classNames().forEach(name -> function.index().sources(name).forEach(source -> put(source.file(), Node.type(name), nodes)));
        function.index().resources().forEach((name, files) -> files.forEach(file -> put(file, Node.resource(name), nodes)));
        return nodes;
    }

    private static void put(ClassPathFile file, Node node, Map<EntryPath, Node> nodes) {
        nodes.put(((EntryFile) file).path(), node);
    }

    /** {@code com.x.Foo.bar}, {@code com.x.Foo#bar} or {@code com.x.Foo::bar}, with or without a descriptor. */
    private static List<Member> members(String question, FunctionReach function) {
        String target = question.replace("::", ".").replace('#', '.');
        int descriptor = target.indexOf('(') < 0 ? target.length() : target.indexOf('(');
        int dot = target.lastIndexOf('.', descriptor);
        Optional<ClassFacts> type = dot < 0 ? Optional.empty() : function.index().facts(target.substring(0, dot).replace('.', '/'));
        String member = target.substring(dot + 1);
        return type.stream().flatMap(t -> Stream.concat(t.methods().stream(), t.fields().stream()).filter(m -> m.name().equals(member) || m.key().startsWith(member) && member.indexOf('(') > 0)
                .map(m -> new Member(Node.member(t.name(), m.key()), fate(t, m, function)))).toList();
    }

    private static Fate fate(ClassFacts type, MemberFacts member, FunctionReach function) {
        Optional<Kept> kept = Optional.ofNullable(function.reached().classes().get(type.name()));
        boolean stays = kept.filter(k -> k.whole() || k.code().contains(member.key()) || k.fields().contains(member.key())).isPresent();
        return stays ? Fate.KEPT : kept.filter(k -> k.stubs().contains(member.key())).isPresent() ? Fate.STUBBED : Fate.REMOVED;
    }
}

package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.jvm.classpath.ClassPathFile;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.facts.Keys;
import dev.shrink.jvm.facts.MemberFacts;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Reach;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What native code calls back (JNI Specification, chapter 4): classes that a library names, and members whose names occur in it, of
 * these classes and of those that pass themselves to native methods. A library counts once reached code names it, or once a
 * reached class near it has native methods.
 */
final class NativeLibraries implements EdgeSource {
    private static final Pattern LIBRARY = Pattern.compile(".*\\.(so|jnilib)(\\.[\\d.]+)?");
    private static final Pattern DECORATION = Pattern.compile("^lib|\\.(so|jnilib).*$");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][\\w$]*");
    /** Bindings generated for a whole C library have thousands of native methods; nothing calls back into those. */
    private static final int MASS_BINDING = 50;
    private static final int NEARNESS = 3;

    private final ClassNameFinder names;
    private final Map<String, ClassPathFile> waiting = new TreeMap<>();
    private final Set<String> nativePackages = new HashSet<>();
    private final Set<String> memberNames = new HashSet<>();
    private final Map<String, Set<String>> calledBack = new LinkedHashMap<>();
    /** By name: hashing the facts themselves, with thousands of members, each time would be quadratic. */
    private final Map<String, ClassFacts> passedToNative = new LinkedHashMap<>();

    NativeLibraries(ClassNameFinder names) {
        this.names = names;
    }

    @Override
    public void start(Reach reach) {
        reach.program().index().resources().forEach((name, files) -> {
            if (LIBRARY.matcher(name).matches()) {
                waiting.put(name, files.get(0));
            }
        });
    }

    @Override
    public void onCode(ClassFacts type, MemberFacts member, Reach reach) {
        if (member.isNative() && member.key().indexOf('(') > 0) {
            nativePackages.add(near(type.name()));
            passedToNative.put(type.name(), type);
            for (String argument : Keys.types(member.key())) {
                reach.facts(argument).filter(f -> reach.isLive(f.name())).ifPresent(f -> passedToNative.put(f.name(), f));
            }
        }
    }

    private static String near(String path) {
        int end = -1;
        for (int i = 0; i < NEARNESS; i++) {
            int next = path.indexOf('/', end + 1);
            if (next < 0) {
                break;
            }
            end = next;
        }
        return path.substring(0, Math.max(end, 0));
    }

    @Override
    public void onIdle(Reach reach) {
        waiting.entrySet().removeIf(library -> {
            if (!isLoaded(library.getKey(), reach)) {
                return false;
            }
            load(library.getKey(), library.getValue(), reach);
            return true;
        });
        calledBack.forEach((library, types) -> types.forEach(
                type -> keepCallbacks(type, new Cause(Node.resource(library), EdgeKind.CALLS_BACK), reach)));
        for (ClassFacts type : java.util.List.copyOf(passedToNative.values())) {
            Cause cause = new Cause(Node.type(type.name()), EdgeKind.DEMANDS);
            for (String owner : reach.program().supertypes(type.name())) {
                reach.facts(owner).ifPresent(f -> keepNamed(f, cause, reach));
            }
        }
    }

    private boolean isLoaded(String path, Reach reach) {
        String base = path.substring(path.lastIndexOf('/') + 1);
        return reach.isResource(path) || reach.isString(DECORATION.matcher(base).replaceAll("")) || reach.isString(base)
                || nativePackages.contains(near(path));
    }

    private void load(String path, ClassPathFile file, Reach reach) {
        Set<String> types = new LinkedHashSet<>();
        try {
            boolean isElf = NativeStrings.read(file.open(), text -> {
                if (text.indexOf('/') > 0 || text.indexOf('.') > 0) {
                    types.addAll(names.in(text));
                } else if (IDENTIFIER.matcher(text).matches()) {
                    memberNames.add(text);
                }
            }).isPresent();
            if (isElf) {
                reach.resource(path, new Cause(Node.resource(path), EdgeKind.LOADS));
                calledBack.put(path, types);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private void keepCallbacks(String name, Cause cause, Reach reach) {
        reach.construct(name, cause);
        for (String owner : reach.program().supertypes(name)) {
            reach.facts(owner).ifPresent(type -> {
                boolean mass = type.methods().stream().filter(MemberFacts::isNative).count() > MASS_BINDING;
                type.fields().forEach(f -> reach.keepField(type, f, cause));
                type.methods().stream().filter(m -> !(mass && m.isNative())).forEach(m -> reach.keepMethod(type, m, cause));
            });
        }
    }

    private void keepNamed(ClassFacts type, Cause cause, Reach reach) {
        type.fields().stream().filter(f -> memberNames.contains(f.name())).forEach(f -> reach.keepField(type, f, cause));
        type.methods().stream().filter(m -> !m.isNative() && memberNames.contains(m.name())).forEach(m -> reach.keepMethod(type, m, cause));
    }
}

package dev.shrink.jvm.flow;

import dev.shrink.jvm.facts.Ref;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The calls of the Java API that take a name, and which argument that is (counted from 0, without the receiver). */
final class Sinks {
    /**
     * A call that takes a name.
     *
     * @param kind what the name means
     * @param argument which argument it is
     */
    record Sink(SinkKind kind, int argument) {
    }

    private static final String FIRST_IS_STRING = "(Ljava/lang/String;";
    private static final Map<String, Sink> BY_NAME = Map.ofEntries(
            Map.entry("java/lang/Class.forName", new Sink(SinkKind.CLASS, 0)),
            Map.entry("java/lang/invoke/MethodHandles$Lookup.findClass", new Sink(SinkKind.CLASS, 0)),
            Map.entry("java/lang/Class.getResource", new Sink(SinkKind.RESOURCE, 0)),
            Map.entry("java/lang/Class.getResourceAsStream", new Sink(SinkKind.RESOURCE, 0)),
            Map.entry("java/lang/Module.getResourceAsStream", new Sink(SinkKind.RESOURCE, 0)),
            Map.entry("java/util/ResourceBundle.getBundle", new Sink(SinkKind.BUNDLE, 0)),
            Map.entry("java/util/logging/Logger.getLogger", new Sink(SinkKind.BUNDLE, 1)),
            Map.entry("java/lang/Class.getMethod", new Sink(SinkKind.MEMBER, 0)),
            Map.entry("java/lang/Class.getDeclaredMethod", new Sink(SinkKind.MEMBER, 0)),
            Map.entry("java/lang/Class.getField", new Sink(SinkKind.MEMBER, 0)),
            Map.entry("java/lang/Class.getDeclaredField", new Sink(SinkKind.MEMBER, 0)),
            Map.entry("java/lang/System.loadLibrary", new Sink(SinkKind.LIBRARY, 0)),
            Map.entry("java/lang/Runtime.loadLibrary", new Sink(SinkKind.LIBRARY, 0)));
    private static final Set<String> OWNERS = BY_NAME.keySet().stream().map(name -> name.substring(0, name.lastIndexOf('.'))).collect(Collectors.toUnmodifiableSet());
    private static final List<String> LOADER_RESOURCES =
            List.of("getResource(", "getResources(", "getResourceAsStream(", "getSystemResource(", "getSystemResourceAsStream(", "resources(");
    private static final List<String> LOOKUPS = List.of("findVirtual(", "findStatic(", "findSpecial(", "findGetter(", "findSetter(",
            "findStaticGetter(", "findStaticSetter(", "findVarHandle(", "findStaticVarHandle(");

    private Sinks() {
    }

    static Optional<Sink> of(Ref ref) {
        return ref.kind().isCall() ? of(ref.owner(), ref.key()) : Optional.empty();
    }

    static Optional<Sink> of(String owner, String key) {
        int end = key.indexOf('(');
        Sink known = OWNERS.contains(owner) ? BY_NAME.get(owner + '.' + key.substring(0, Math.max(end, 0))) : null;
        if (known != null) {
            boolean takesIt = known.argument() == 0 ? key.startsWith(FIRST_IS_STRING, end) : key.startsWith(FIRST_IS_STRING + "Ljava/lang/String;", end);
            return takesIt ? Optional.of(known) : Optional.empty();
        }
        if (key.startsWith("loadClass" + FIRST_IS_STRING) && !owner.startsWith("[")) {
            return Optional.of(new Sink(SinkKind.CLASS, 0));
        }
        if (owner.endsWith("ClassLoader") && LOADER_RESOURCES.stream().anyMatch(key::startsWith) && key.startsWith(FIRST_IS_STRING, end)) {
            return Optional.of(new Sink(SinkKind.RESOURCE, 0));
        }
        if (owner.equals("java/lang/invoke/MethodHandles$Lookup") && LOOKUPS.stream().anyMatch(key::startsWith)) {
            return Optional.of(new Sink(SinkKind.MEMBER, 1));
        }
        if (key.startsWith("newUpdater(") && owner.startsWith("java/util/concurrent/atomic/")) {
            return Optional.of(new Sink(SinkKind.MEMBER, owner.contains("Reference") ? 2 : 1));
        }
        return Optional.empty();
    }
}

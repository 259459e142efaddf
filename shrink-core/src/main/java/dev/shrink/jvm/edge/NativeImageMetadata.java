package dev.shrink.jvm.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Reach;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reachability metadata of GraalVM Native Image, in both formats (one file per kind, and {@code reachability-metadata.json}): what libraries
 * ship in {@code META-INF/native-image}, and what the tracing agent recorded. Recorded entries are roots; a library's entry counts
 * once its condition, or a class of its package, is reached.
 */
final class NativeImageMetadata implements EdgeSource {
    private static final String FOLDER = "META-INF/native-image/";

    private record Entry(JsonNode json, String type, String condition, boolean recorded) {
    }

    private final List<String> recordings;
    private final ObjectMapper json = new ObjectMapper();
    private final List<Entry> waiting = new ArrayList<>();
    private final Set<String> livePackages = new HashSet<>();

    NativeImageMetadata(List<String> recordings) {
        this.recordings = List.copyOf(recordings);
    }

    @Override
    public void start(Reach reach) {
        recordings.forEach(text -> read(text, true));
        for (String file : reach.program().index().resources().keySet()) {
            if (file.startsWith(FOLDER) && file.endsWith(".json")) {
                Texts.of(reach, file).forEach(text -> read(text, false));
            }
        }
    }

    private void read(String text, boolean recorded) {
        try {
            collect(json.readTree(text), "", recorded);
        } catch (JsonProcessingException broken) {
            // Native Image would reject the file; a library that ships it works without, so nothing follows from it.
            if (recorded) {
                throw new IllegalArgumentException("the recorded metadata is not JSON: " + broken.getOriginalMessage(), broken);
            }
        }
    }

    /** Walks any shape of either format: an object with a class name is an entry, wherever it stands. */
    private void collect(JsonNode node, String outerCondition, boolean recorded) {
        String condition = condition(node, outerCondition);
        for (String key : List.of("name", "type", "interface")) {
            JsonNode value = node.path(key);
            if (value.isTextual()) {
                waiting.add(new Entry(node, value.asText().replace('.', '/'), condition, recorded));
            } else if (key.equals("type") && value.path("proxy").isArray()) {
                value.path("proxy").forEach(p -> waiting.add(new Entry(node, p.asText().replace('.', '/'), condition, recorded)));
            }
        }
        if (node.path("interfaces").isArray()) {
            node.path("interfaces").forEach(i -> waiting.add(new Entry(node, i.asText().replace('.', '/'), condition, recorded)));
        }
        node.forEach(child -> {
            if (child.isContainerNode()) {
                collect(child, condition, recorded);
            }
        });
    }

    private static String condition(JsonNode node, String outer) {
        JsonNode condition = node.path("condition");
        String type = condition.path("typeReachable").asText(condition.path("typeReached").asText(""));
        return type.isEmpty() ? outer : type.replace('.', '/');
    }

    @Override
    public void onClass(ClassFacts type, Reach reach) {
        livePackages.add(type.packageName());
    }

    @Override
    public void onIdle(Reach reach) {
        waiting.removeIf(entry -> {
            if (!reach.program().index().contains(entry.type())) {
                return true;
            }
            if (!applies(entry, reach)) {
                return false;
            }
            apply(entry, reach);
            return true;
        });
    }

    private boolean applies(Entry entry, Reach reach) {
        if (entry.recorded() || reach.isLive(entry.type())) {
            return true;
        }
        if (!entry.condition().isEmpty() && reach.program().index().contains(entry.condition())) {
            return reach.isLive(entry.condition());
        }
        int slash = entry.type().lastIndexOf('/');
        return slash > 0 && livePackages.contains(entry.type().substring(0, slash));
    }

    private void apply(Entry entry, Reach reach) {
        Cause cause = new Cause(Node.type(entry.type()), EdgeKind.KEPT_BY_RULE);
        if (entry.recorded()) {
            reach.root(entry.type(), "recorded run");
        }
        reach.construct(entry.type(), cause);
        reach.facts(entry.type()).ifPresent(type -> members(entry, type, cause, reach));
    }

    private static void members(Entry entry, ClassFacts type, Cause cause, Reach reach) {
        Set<String> names = new HashSet<>();
        entry.json().path("methods").forEach(m -> names.add(m.path("name").asText()));
        entry.json().path("fields").forEach(f -> names.add(f.path("name").asText()));
        boolean allMethods = flag(entry.json(), "methods");
        boolean allFields = flag(entry.json(), "fields");
        type.methods().stream().filter(m -> allMethods || names.contains(m.name())).forEach(m -> reach.keepMethod(type, m, cause));
        type.fields().stream().filter(f -> allFields || names.contains(f.name())).forEach(f -> reach.keepField(type, f, cause));
    }

    private static boolean flag(JsonNode entry, String kind) {
        String name = kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
        return entry.path("allDeclared" + name).asBoolean() || entry.path("allPublic" + name).asBoolean()
                || entry.path("queryAllDeclared" + name).asBoolean() || entry.path("unsafeAllocated").asBoolean() && kind.equals("fields");
    }
}

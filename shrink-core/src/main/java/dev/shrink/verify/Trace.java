package dev.shrink.verify;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a function used while it answered events; the format of its file is described in {@code docs/trace-format.md}.
 *
 * @param runtime   the Lambda runtime
 * @param events    how many events it answered
 * @param classes   names of classes that the JVM loaded from the function or its layers
 * @param resources names of resources that were asked for and are there
 * @param libraries native libraries that were mapped, relative to the function or layer
 * @param modules   names of Python modules that were imported
 * @param files     files that Python opened, relative to the function or layer
 */
public record Trace(String runtime, int events, SortedSet<String> classes, SortedSet<String> resources, SortedSet<String> libraries, SortedSet<String> modules,
        SortedSet<String> files) {

    /** The version of the format. */
    public static final int SCHEMA = 1;

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static Trace of(String runtime, int events) {
        return new Trace(runtime, events, new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }

    /** The trace as JSON text. */
    public String toJson() {
        ObjectNode json = JSON.createObjectNode();
        json.put("schema", SCHEMA).put("runtime", runtime).put("events", events);
        add(json.putArray("classes"), classes);
        add(json.putArray("resources"), resources);
        add(json.putArray("libraries"), libraries);
        add(json.putArray("modules"), modules);
        add(json.putArray("files"), files);
        try {
            return JSON.writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private static void add(ArrayNode array, Collection<String> names) {
        names.forEach(array::add);
    }
}

package dev.shrink.verify.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * An error as a runtime client reports it to the Runtime API.
 *
 * @param type the exception's type as the client names it, or one of Lambda's own ({@code Runtime.ExitError}, {@code Sandbox.Timedout})
 * @param message the exception's message, empty where there is none
 * @param stackTrace one text per frame, innermost first
 * @param causes what caused it, outermost first, each as {@code type: message}
 */
public record FunctionError(String type, String message, List<String> stackTrace, List<String> causes) {
    private static final JsonMapper JSON = new JsonMapper();

    public FunctionError {
        stackTrace = List.copyOf(stackTrace);
        causes = List.copyOf(causes);
    }

    /** An error that Lambda itself reports, not the function. */
    static FunctionError ofPlatform(String type, String message) {
        return new FunctionError(type, message, List.of(), List.of());
    }

    /** Reads the body of a post to an {@code error} route; a body that is no JSON object becomes the message. */
    static FunctionError parse(String body, String headerType) {
        JsonNode node;
        try {
            node = JSON.readTree(body);
        } catch (JsonProcessingException e) { // the client's own form of error: still an error
            return new FunctionError(headerType, body, List.of(), List.of());
        }
        List<String> frames = new ArrayList<>();
        node.path("stackTrace").forEach(frame -> frames.add(frame.isTextual() ? frame.asText() : frame.toString()));
        List<String> causes = new ArrayList<>();
        node.path("causes").forEach(cause -> causes.add(cause.asText())); // of shrink's own client for Python
        return new FunctionError(node.path("errorType").asText(headerType), node.path("errorMessage").asText(""), frames, causes);
    }

    /**
     * The same error with its causes read from the log: the Java client reports only the outermost exception to the API,
     * but logs the whole chain.
     */
    FunctionError withCausesFrom(String log) {
        String marker = "Caused by: ";
        List<String> lines = log.lines().toList();
        int start = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(type)) {
                start = i;
            }
        }
        List<String> chain = new ArrayList<>();
        for (int i = start; i < lines.size(); i++) {
            if (lines.get(i).startsWith(marker)) {
                String rest = lines.subList(i + 1, lines.size()).stream()
                        .takeWhile(line -> !line.startsWith("\t") && !line.startsWith(marker) && !line.isBlank())
                        .map(line -> "\n" + line)
                        .collect(Collectors.joining());
                chain.add(lines.get(i).substring(marker.length()) + rest);
            }
        }
        return chain.isEmpty() ? this : new FunctionError(type, message, stackTrace, chain);
    }

    /** The same error with a change made to its message, stack trace and causes. */
    public FunctionError rename(UnaryOperator<String> change) {
        return new FunctionError(type, change.apply(message), stackTrace.stream().map(change).toList(), causes.stream().map(change).toList());
    }

    @Override
    public String toString() {
        String causedBy = causes.stream().map(cause -> ", caused by " + cause).collect(Collectors.joining());
        return type + (message.isEmpty() ? "" : ": " + message) + causedBy;
    }
}

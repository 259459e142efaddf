package dev.shrink.verify;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An HTTP request as API Gateway hands it to a function.
 *
 * @param method  the method in upper case
 * @param path    the path, not decoded
 * @param query   the query as it was sent; empty for none
 * @param headers header names in lower case and their values
 * @param body    the body; empty for none
 */
public record HttpEvent(String method, String path, String query, Map<String, String> headers, Optional<String> body) {

    /** The two shapes of API Gateway's proxy integration, from the API Gateway developer guide. */
    public enum Format {
        /** Payload version 1.0: REST APIs. */
        V1,
        /** Payload version 2.0: HTTP APIs and function URLs. */
        V2
    }

    private static final JsonMapper JSON = new JsonMapper();
    private static final String CLIENT_IP = "192.0.2.1"; // of the range for documentation, RFC 5737
    private static final String AGENT = "shrink";
    private static final String ACCOUNT = "000000000000";
    /** A fixed time, so that two runs get the same event: 2026-01-01T00:00:00Z in milliseconds. */
    private static final long TIME = 1_767_225_600_000L;

    public HttpEvent {
        Map<String, String> lower = new TreeMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        headers = Map.copyOf(lower);
    }

    /** A request for a target such as {@code /features?entity=x}. */
    public static HttpEvent of(String method, String target, Map<String, String> headers, Optional<String> body) {
        int mark = target.indexOf('?');
        return new HttpEvent(method.toUpperCase(Locale.ROOT), mark < 0 ? target : target.substring(0, mark), mark < 0 ? "" : target.substring(mark + 1), headers, body);
    }

    /** The event as JSON text. */
    public String toJson(Format format) {
        ObjectNode event = format == Format.V1 ? v1() : v2();
        event.put("body", body.orElse(null));
        event.put("isBase64Encoded", false);
        return event.toString();
    }

    private ObjectNode v1() {
        ObjectNode event = JSON.createObjectNode();
        event.put("resource", path).put("path", path).put("httpMethod", method);
        ObjectNode single = event.putObject("headers");
        ObjectNode multi = event.putObject("multiValueHeaders");
        new TreeMap<>(allHeaders()).forEach((name, value) -> {
            single.put(name, value);
            multi.putArray(name).add(value);
        });
        Map<String, List<String>> parameters = parameters();
        if (parameters.isEmpty()) {
            event.putNull("queryStringParameters").putNull("multiValueQueryStringParameters");
        } else {
            ObjectNode last = event.putObject("queryStringParameters");
            parameters.forEach((name, values) -> last.put(name, values.get(values.size() - 1)));
            ObjectNode all = event.putObject("multiValueQueryStringParameters");
            parameters.forEach((name, values) -> values.forEach(all.withArray(name)::add));
        }
        event.putNull("pathParameters").putNull("stageVariables");
        ObjectNode context = event.putObject("requestContext");
        context.put("accountId", ACCOUNT).put("apiId", "local").put("stage", "local").put("requestId", "local").put("httpMethod", method)
            .put("path", path).put("resourcePath", path).put("protocol", "HTTP/1.1").put("requestTimeEpoch", TIME);
        context.putObject("identity").put("sourceIp", CLIENT_IP).put("userAgent", AGENT);
        return event;
    }

    private ObjectNode v2() {
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "2.0").put("routeKey", "$default").put("rawPath", path).put("rawQueryString", query);
        ObjectNode single = event.putObject("headers");
        new TreeMap<>(allHeaders()).forEach(single::put);
        Map<String, List<String>> parameters = parameters();
        if (!parameters.isEmpty()) { // version 2.0 leaves out what is empty
            ObjectNode joined = event.putObject("queryStringParameters");
            parameters.forEach((name, values) -> joined.put(name, String.join(",", values)));
        }
        ObjectNode context = event.putObject("requestContext");
        context.put("accountId", ACCOUNT).put("apiId", "local").put("domainName", "localhost").put("stage", "$default").put("requestId", "local")
            .put("routeKey", "$default").put("timeEpoch", TIME);
        context.putObject("http").put("method", method).put("path", path).put("protocol", "HTTP/1.1").put("sourceIp", CLIENT_IP).put("userAgent", AGENT);
        return event;
    }

    private Map<String, String> allHeaders() {
        Map<String, String> all = new LinkedHashMap<>(Map.of("host", "localhost", "user-agent", AGENT));
        body.ifPresent(text -> all.put("content-type", "application/json"));
        all.putAll(headers);
        return all;
    }

    private Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                parameters.computeIfAbsent(name, n -> new ArrayList<>()).add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a broken escape reaches the function as it was sent
        }
    }
}

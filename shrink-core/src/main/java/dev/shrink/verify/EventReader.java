package dev.shrink.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.shrink.model.ShrinkException;

/**
 * Reads events: a file of JSON, a file of requests, or a request written out.
 *
 * <p>A request is {@code GET /features?entity=x} or {@code POST /score {"vector":[1]}}. In a file it may have header lines below it, an
 * empty line and a body, as in editors' {@code .http} files; lines of {@code ###} separate several requests.
 */
public final class EventReader {

    private static final Pattern REQUEST = Pattern.compile("(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) +(/\\S*)(?: +(?!HTTP/)(\\S.*))?(?: +HTTP/\\S+)?", Pattern.DOTALL);
    private static final Pattern HEADER = Pattern.compile("([A-Za-z0-9-]+): *(.*)");
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpEvent.Format format;

    public EventReader(HttpEvent.Format format) {
        this.format = format;
    }

    /**
     * The events that an argument names.
     *
     * @throws ShrinkException.BadRequest if it is neither a request nor a file with events
     */
    public List<Event> read(String argument) {
        Matcher request = REQUEST.matcher(argument.strip());
        if (request.matches()) {
            return List.of(event(request, Map.of(), Optional.empty()));
        }
        String text = content(argument);
        if (REQUEST.matcher(text.strip().lines().findFirst().orElse("").strip()).matches() || text.startsWith("###")) {
            return requests(text, argument);
        }
        try {
            JSON.readTree(text).isObject(); // reads it all, or says where it is wrong
        } catch (JacksonException e) {
            throw new ShrinkException.BadRequest("verify.event", argument, "this is no JSON: " + e.getOriginalMessage(),
                "Give a file with the event as JSON, or a request such as GET /features?entity=x");
        }
        return List.of(new Event(Path.of(argument).getFileName().toString(), text));
    }

    private static String content(String argument) {
        try {
            Path file = Path.of(argument);
            if (!Files.isRegularFile(file)) {
                throw new ShrinkException.BadRequest("verify.event", argument, "there is no such file", "Give a file, or a request such as GET /features?entity=x");
            }
            return Files.readString(file);
        } catch (InvalidPathException | IOException e) {
            throw new ShrinkException.BadRequest("verify.event", argument, "this cannot be read: " + e.getMessage(), "Give a text file in UTF-8");
        }
    }

    private List<Event> requests(String text, String origin) {
        List<Event> events = new ArrayList<>();
        for (String block : text.split("(?m)^###.*$")) {
            List<String> lines = block.strip().lines().toList();
            if (lines.isEmpty()) {
                continue;
            }
            Matcher request = REQUEST.matcher(lines.get(0).strip());
            if (!request.matches()) {
                throw new ShrinkException.BadRequest("verify.event", origin, "'" + lines.get(0) + "' is no request", "Begin with a line such as GET /features?entity=x");
            }
            Map<String, String> headers = new LinkedHashMap<>();
            int line = 1;
            while (line < lines.size() && !lines.get(line).isBlank()) {
                Matcher header = HEADER.matcher(lines.get(line));
                if (!header.matches()) {
                    throw new ShrinkException.BadRequest("verify.event", origin, "'" + lines.get(line) + "' is no header", "Put an empty line before the body");
                }
                headers.put(header.group(1), header.group(2));
                line++;
            }
            String body = lines.stream().skip(line + 1L).collect(Collectors.joining("\n"));
            events.add(event(request, headers, body.isBlank() ? Optional.empty() : Optional.of(body)));
        }
        return events;
    }

    private Event event(Matcher request, Map<String, String> headers, Optional<String> body) {
        HttpEvent http = HttpEvent.of(request.group(1), request.group(2), headers, body.or(() -> Optional.ofNullable(request.group(3))));
        return new Event(request.group(1) + " " + request.group(2), http.toJson(format));
    }
}

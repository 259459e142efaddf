package dev.shrink.report;

import java.util.List;
import java.util.stream.Collectors;

import dev.shrink.model.ShrinkException.BadRequest;

/** All formats. */
public final class Renderers {

    private static final List<Renderer> ALL = List.of(new TextRenderer(TextRenderer.DEFAULT_ROWS), new JsonRenderer());

    private Renderers() { }

    /** Names of all formats. */
    public static String formats() {
        return ALL.stream().map(Renderer::format).collect(Collectors.joining(", "));
    }

    /** @throws BadRequest if there is no such format */
    public static Renderer named(String format) {
        return ALL.stream().filter(r -> r.format().equals(format)).findFirst()
            .orElseThrow(() -> new BadRequest("output.format", "-o " + format, "there is no format '" + format + "'", "Formats are " + formats()));
    }
}

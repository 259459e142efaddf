package dev.shrink.report.format;

import java.util.List;
import java.util.stream.Collectors;

import dev.shrink.model.ShrinkException.BadRequest;
import dev.shrink.report.Renderer;

/** All formats. */
public final class Renderers {

    private static final List<Renderer> ALL = List.of(new TextRenderer(TextStyle.PLAIN), new JsonRenderer(), new MarkdownRenderer(), new HtmlRenderer(),
        new CsvRenderer(), new JUnitRenderer(), new SarifRenderer(), new GitHubRenderer(), new CycloneDxRenderer());

    private Renderers() { }

    /** Names of all formats. */
    public static List<String> names() {
        return ALL.stream().map(Renderer::format).toList();
    }

    /** Names of all formats, for messages. */
    public static String formats() {
        return ALL.stream().map(Renderer::format).collect(Collectors.joining(", "));
    }

    /** @throws BadRequest if there is no such format */
    public static Renderer named(String format) {
        return ALL.stream().filter(r -> r.format().equals(format)).findFirst()
            .orElseThrow(() -> new BadRequest("output.format", "-o " + format, "there is no format '" + format + "'", "Formats are " + formats()));
    }
}

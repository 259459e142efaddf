package dev.shrink.report.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import dev.shrink.report.Renderer;
import dev.shrink.report.Report;

/**
 * One file that needs no network. Everything that matters is there without scripts and without styles, which some CI servers block;
 * scripts add searching, sorting, zooming and the panel that says why.
 */
final class HtmlRenderer implements Renderer {

    @Override
    public String format() {
        return "html";
    }

    @Override
    public void render(Report report, OutputStream out) throws IOException {
        StringBuilder html = new StringBuilder();
        String title = "shrink " + report.verb() + ": " + String.join(", ", report.functions().stream().map(Report.FunctionSize::name).toList());
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>").append(Markup.xml(title)).append("</title>\n<style>\n").append(resource("report.css")).append("</style>\n</head>\n<body>\n");
        new HtmlSummary(report).append(html);
        html.append("<main id=\"main\">\n");
        html.append("<section id=\"map\"><h2>What takes the space</h2>\n<div id=\"treemap\">\n");
        HtmlTreemap.append(html, report);
        html.append("</div></section>\n");
        new HtmlTables(report).append(html);
        new HtmlChanges(report).append(html);
        new HtmlNotes(report).append(html);
        html.append("</main>\n<footer><p>All sizes are what Lambda counts, in exact bytes; 1 MiB is 1,048,576 bytes. Made by shrink from the saved report; nothing in this page was loaded from elsewhere.</p></footer>\n")
            .append("<script type=\"application/octet-stream\" id=\"data\">").append(HtmlData.of(report)).append("</script>\n<script>\n").append(resource("report.js")).append("</script>\n</body>\n</html>\n");
        out.write(html.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlRenderer.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the resource " + name + " is missing from shrink's own jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

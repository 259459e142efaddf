package dev.shrink.report.format;

import java.util.List;

/** A table that is legible without a style sheet and can be sorted by scripts. */
final class HtmlTable {

    private final StringBuilder html;

    /**
     * @param id      of the table
     * @param caption what it shows
     * @param columns titles; those of numbers start with {@code #}
     */
    HtmlTable(StringBuilder html, String id, String caption, List<String> columns) {
        this.html = html;
        html.append("<div class=\"scroll\"><table id=\"").append(id).append("\" border=\"1\" cellspacing=\"0\" cellpadding=\"4\">\n<caption>").append(Markup.xml(caption)).append("</caption>\n<thead><tr>");
        columns.forEach(c -> html.append(c.startsWith("#") ? "<th scope=\"col\" class=\"n\" align=\"right\">" + Markup.xml(c.substring(1)) : "<th scope=\"col\">" + Markup.xml(c)).append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
    }

    HtmlTable row() {
        html.append("<tr>");
        return this;
    }

    HtmlTable text(String text) {
        html.append("<td>").append(Markup.xml(text)).append("</td>");
        return this;
    }

    HtmlTable code(String text) {
        html.append("<td><code>").append(Markup.xml(text)).append("</code></td>");
        return this;
    }

    /** A number of bytes, exact. */
    HtmlTable bytes(long bytes) {
        return number(bytes, Sizes.exact(bytes));
    }

    HtmlTable number(long value, String shown) {
        html.append("<td class=\"n\" align=\"right\" nowrap data-v=\"").append(value).append("\">").append(Markup.xml(shown)).append("</td>");
        return this;
    }

    void end() {
        html.append("</tr>\n");
    }

    void close() {
        html.append("</tbody></table></div>\n");
    }
}

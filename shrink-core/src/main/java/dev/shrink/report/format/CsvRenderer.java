package dev.shrink.report.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

import dev.shrink.report.Category;
import dev.shrink.report.Renderer;
import dev.shrink.report.Report;
import dev.shrink.report.Report.Change;
import dev.shrink.report.Report.FileSize;

/** One line per entry, for spreadsheets and databases (RFC 4180). The sizes add up to the totals. */
final class CsvRenderer implements Renderer {

    @Override
    public String format() {
        return "csv";
    }

    @Override
    public void render(Report report, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        line(text, "artifact", "path", "component", "category", "unzipped_bytes_before", "unzipped_bytes", "action", "rule", "reason");
        for (FileSize file : report.files()) {
            Change change = report.changes().get(file.change());
            line(text, file.artifact(), file.path(), file.component(), Category.of(file.path()).title(),
                Long.toString(file.unzippedBytesBefore()), Long.toString(file.unzippedBytes()),
                change.action(), change.rule(), change.reason());
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void line(StringBuilder text, String... fields) {
        text.append(Arrays.stream(fields).map(CsvRenderer::quoted).collect(Collectors.joining(","))).append("\r\n");
    }

    private static String quoted(String field) {
        return field.matches("(?s).*[\",\r\n].*") ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }
}

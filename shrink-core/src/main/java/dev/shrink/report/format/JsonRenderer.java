package dev.shrink.report.format;

import java.io.IOException;
import java.io.OutputStream;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.shrink.report.Renderer;
import dev.shrink.report.Report;

/** The whole report; every other format can be made from it. Each item of a list takes one line, so that line-based tools can work with it. */
final class JsonRenderer implements Renderer {

    private static final ObjectMapper MAPPER = JsonMapper.builder().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    @Override
    public String format() {
        return "json";
    }

    @Override
    public void render(Report report, OutputStream out) throws IOException {
        MAPPER.writer(new LinePrinter()).writeValue(out, report);
        out.write('\n');
    }

    /** Breaks lines down to the items of the outer lists, and not inside them. */
    private static final class LinePrinter extends DefaultPrettyPrinter {

        private static final long serialVersionUID = 1L;

        LinePrinter() {
            indentArraysWith(new OuterLines());
            indentObjectsWith(new OuterLines());
        }

        @Override
        public DefaultPrettyPrinter createInstance() {
            return new LinePrinter();
        }

        @Override
        public void writeEndObject(JsonGenerator to, int fields) throws IOException {
            if (_nesting > OuterLines.DEEPEST) {
                _nesting--;
                to.writeRaw(" }");
            } else {
                super.writeEndObject(to, fields);
            }
        }

        @Override
        public void writeEndArray(JsonGenerator to, int items) throws IOException {
            if (_nesting > OuterLines.DEEPEST) {
                _nesting--;
                to.writeRaw(" ]");
            } else {
                super.writeEndArray(to, items);
            }
        }
    }

    private static final class OuterLines extends DefaultIndenter {

        private static final long serialVersionUID = 1L;
        private static final int DEEPEST = 2;

        OuterLines() {
            super("  ", "\n");
        }

        @Override
        public void writeIndentation(JsonGenerator to, int level) throws IOException {
            if (level <= DEEPEST) {
                super.writeIndentation(to, level);
            } else {
                to.writeRaw(' ');
            }
        }
    }
}

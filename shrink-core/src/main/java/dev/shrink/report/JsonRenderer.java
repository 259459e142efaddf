package dev.shrink.report;

import java.io.IOException;
import java.io.OutputStream;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The whole report; every other format can be made from it. */
final class JsonRenderer implements Renderer {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .build();

    @Override
    public String format() {
        return "json";
    }

    @Override
    public void render(Report report, OutputStream out) throws IOException {
        MAPPER.writeValue(out, report);
        out.write('\n');
    }
}

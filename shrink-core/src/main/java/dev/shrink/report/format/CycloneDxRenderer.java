package dev.shrink.report.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.shrink.report.Renderer;
import dev.shrink.report.Report;
import dev.shrink.report.Report.ComponentSize;
import dev.shrink.report.Report.FunctionSize;
import dev.shrink.sbom.CycloneDx;
import dev.shrink.sbom.CycloneDx.Part;

/** The bill of materials of what ships, with the bytes of each component before and after. */
final class CycloneDxRenderer implements Renderer {

    @Override
    public String format() {
        return "cyclonedx";
    }

    @Override
    public void render(Report report, OutputStream out) throws IOException {
        String name = report.functions().stream().map(FunctionSize::name).collect(Collectors.joining("+"));
        List<Part> parts = report.components().stream().filter(c -> !c.purl().isEmpty() && c.unzippedBytes() > 0)
            .map(c -> new Part(c.purl(), c.name(), c.version(), c.licence(), c.requires(), properties(c))).toList();
        List<String> direct = report.components().stream().filter(c -> c.purl().isEmpty()).flatMap(c -> c.requires().stream()).toList();
        JsonText.write(CycloneDx.document(name.isEmpty() ? "deployment" : name, direct, parts), out);
    }

    private static Map<String, String> properties(ComponentSize component) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("shrink:unzippedBytes", Long.toString(component.unzippedBytes()));
        properties.put("shrink:unzippedBytesBefore", Long.toString(component.unzippedBytesBefore()));
        return properties;
    }
}

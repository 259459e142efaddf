package dev.shrink.report.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.shrink.model.ShrinkException.BadArtifact;
import dev.shrink.report.Report;

/** Reads a saved {@code report.json}. */
public final class ReportReader {

    private static final ObjectMapper MAPPER = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private static final String ADVICE = "Save one with -o json=report.json";

    private ReportReader() { }

    /** Whether the file looks like a saved report rather than an artifact or a baseline file. Never fails. */
    public static boolean isReport(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file); JsonParser parser = MAPPER.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                if (parser.currentName().equals("verdict")) {
                    return true;
                }
                parser.nextToken();
                parser.skipChildren();
            }
            return false;
        } catch (IOException e) {
            return false; // not JSON, so not a report: the caller reads it as something else and complains if that fails too
        }
    }

    /** @throws BadArtifact if the file is not a report of a version that is known */
    public static Report read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            JsonNode tree = MAPPER.readTree(in);
            int version = tree.path("schemaVersion").asInt(0);
            if (version != Report.SCHEMA_VERSION || !tree.has("verdict")) {
                throw new BadArtifact("report.version", file, version == 0 ? "this is not a saved report"
                    : "the report has schema version " + version + "; this shrink reads version " + Report.SCHEMA_VERSION, ADVICE);
            }
            Report report = MAPPER.treeToValue(tree, Report.class);
            if (report.files().stream().anyMatch(f -> f.change() < 0 || f.change() >= report.changes().size())) {
                throw new BadArtifact("report.unreadable", file, "this is not a saved report: a file names a change that is not there", ADVICE);
            }
            return report;
        } catch (JacksonException e) {
            throw new BadArtifact("report.unreadable", file, "this is not a saved report: " + e.getOriginalMessage(), ADVICE, e);
        } catch (IOException e) {
            throw new BadArtifact("report.unreadable", file, "the report cannot be read: " + e, ADVICE, e);
        }
    }
}

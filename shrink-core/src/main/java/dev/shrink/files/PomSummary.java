package dev.shrink.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import javax.xml.parsers.ParserConfigurationException;

import org.xml.sax.SAXException;

import dev.shrink.analysis.PomElement;
import dev.shrink.model.Content;
import dev.shrink.model.Scratch;
import dev.shrink.rule.Transform;
import dev.shrink.rule.TransformRefusedException;

/** Leaves of a POM who it is and under which licence: its coordinates, its parent's, its name and its licences. */
record PomSummary() implements Transform {

    private static final List<String> IDENTITY = List.of("groupId", "artifactId", "version");

    @Override
    public String id() {
        return "files.pom-summary";
    }

    @Override
    public Content apply(Content in, Scratch scratch) throws IOException, TransformRefusedException {
        PomElement project;
        try (InputStream bytes = in.open()) {
            project = PomElement.project(bytes);
        } catch (SAXException | ParserConfigurationException e) {
            throw new TransformRefusedException("files.pom", "the POM cannot be read: " + e.getMessage(), e);
        }
        StringBuilder text = new StringBuilder("<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>");
        project.children("parent").stream().findFirst().ifPresent(parent -> {
            text.append("<parent>");
            IDENTITY.forEach(name -> copy(parent, name, text));
            text.append("</parent>");
        });
        IDENTITY.forEach(name -> copy(project, name, text));
        copy(project, "name", text);
        text.append("<licenses>");
        project.children("licenses").stream().limit(1).flatMap(licences -> licences.children().stream()).forEach(licence -> {
            text.append("<license>");
            copy(licence, "name", text);
            copy(licence, "url", text);
            text.append("</license>");
        });
        String summary = text.append("</licenses></project>\n").toString();
        return summary.contains("${") ? in : Content.of(summary.getBytes(StandardCharsets.UTF_8)); // a property says it, which only the whole POM defines
    }

    private static void copy(PomElement from, String name, StringBuilder to) {
        from.children(name).stream().findFirst().ifPresent(child -> to.append('<').append(name).append('>').append(escaped(child.text())).append("</").append(name).append('>'));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

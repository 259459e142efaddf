package dev.shrink.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.xml.sax.SAXException;

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
        Element project;
        try (InputStream bytes = in.open()) {
            project = parser().parse(bytes).getDocumentElement();
        } catch (SAXException | ParserConfigurationException e) {
            throw new TransformRefusedException("files.pom", "the POM cannot be read: " + e.getMessage(), e);
        }
        StringBuilder text = new StringBuilder("<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>");
        child(project, "parent").ifPresent(parent -> {
            text.append("<parent>");
            IDENTITY.forEach(name -> copy(parent, name, text));
            text.append("</parent>");
        });
        IDENTITY.forEach(name -> copy(project, name, text));
        copy(project, "name", text);
        text.append("<licenses>");
        child(project, "licenses").stream().flatMap(PomSummary::children).forEach(licence -> {
            text.append("<license>");
            copy(licence, "name", text);
            copy(licence, "url", text);
            text.append("</license>");
        });
        String summary = text.append("</licenses></project>\n").toString();
        return summary.contains("${") ? in : Content.of(summary.getBytes(StandardCharsets.UTF_8)); // a property says it, which only the whole POM defines
    }

    private static DocumentBuilder parser() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setExpandEntityReferences(false);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null); // errors are thrown; the default handler would print them
        return builder;
    }

    private static void copy(Element from, String name, StringBuilder to) {
        child(from, name).ifPresent(child -> to.append('<').append(name).append('>').append(escaped(child.getTextContent().strip())).append("</").append(name).append('>'));
    }

    private static Optional<Element> child(Element of, String name) {
        return children(of).filter(child -> child.getTagName().equals(name)).findFirst();
    }

    private static Stream<Element> children(Element of) {
        return IntStream.range(0, of.getChildNodes().getLength()).mapToObj(of.getChildNodes()::item).filter(Element.class::isInstance).map(Element.class::cast);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

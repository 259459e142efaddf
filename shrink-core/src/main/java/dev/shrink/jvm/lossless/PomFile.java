package dev.shrink.jvm.lossless;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

import dev.shrink.analysis.Facts;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Entry;

/**
 * What an embedded {@code pom.xml} tells.
 *
 * @param requirements {@code group:artifact} of dependencies that are there when it runs
 * @param licences     names of licences
 */
record PomFile(List<String> requirements, List<String> licences) {

    static Optional<PomFile> read(Entry entry, Facts facts) {
        try (InputStream in = entry.content().open()) {
            Element project = parser().parse(in).getDocumentElement();
            List<String> requirements = new ArrayList<>();
            for (Element dependency : grandChildren(project, "dependencies", "dependency")) {
                String scope = text(dependency, "scope");
                boolean there = (scope.isEmpty() || scope.equals("compile") || scope.equals("runtime")) && !text(dependency, "optional").equals("true");
                if (there) {
                    requirements.add(group(text(dependency, "groupId"), project) + ":" + text(dependency, "artifactId"));
                }
            }
            List<String> licences = grandChildren(project, "licenses", "license").stream().map(licence -> text(licence, "name")).filter(name -> !name.isEmpty()).toList();
            return Optional.of(new PomFile(requirements, licences));
        } catch (IOException | SAXException | ParserConfigurationException e) {
            facts.tell(Diagnostic.note("jvm.pom", entry.path().qualified(), "the embedded POM cannot be read: " + e.getMessage()));
            return Optional.empty();
        }
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

    private static String group(String text, Element project) {
        if (!text.equals("${project.groupId}") && !text.equals("${pom.groupId}")) {
            return text;
        }
        String own = text(project, "groupId");
        return own.isEmpty() ? children(project, "parent").stream().findFirst().map(parent -> text(parent, "groupId")).orElse("") : own;
    }

    private static List<Element> grandChildren(Element element, String child, String grandChild) {
        return children(element, child).stream().flatMap(c -> children(c, grandChild).stream()).toList();
    }

    private static List<Element> children(Element element, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && name.equals(child.getTagName())) {
                found.add(child);
            }
        }
        return found;
    }

    private static String text(Element element, String name) {
        return children(element, name).stream().findFirst().map(e -> e.getTextContent().strip()).orElse("");
    }
}

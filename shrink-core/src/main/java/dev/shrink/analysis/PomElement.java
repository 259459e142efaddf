package dev.shrink.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** An element of a POM (<a href="https://maven.apache.org/pom.html">POM reference</a>) of unknown origin: no document type, no entities. */
public record PomElement(Element element) {

    /**
     * Reads a POM's root, {@code project}.
     *
     * @throws SAXException if it is not well-formed, or declares a document type
     */
    public static PomElement project(InputStream pom) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setExpandEntityReferences(false);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null); // errors are thrown; the default handler would print them
        return new PomElement(builder.parse(pom).getDocumentElement());
    }

    /** All child elements, in their order. */
    public List<PomElement> children() {
        return IntStream.range(0, element.getChildNodes().getLength()).mapToObj(element.getChildNodes()::item)
            .filter(Element.class::isInstance).map(Element.class::cast).map(PomElement::new).toList();
    }

    /** The child elements of that name. */
    public List<PomElement> children(String name) {
        return children().stream().filter(child -> child.element().getTagName().equals(name)).toList();
    }

    /** The text in it, without the white space around. */
    public String text() {
        return element.getTextContent().strip();
    }

    /** The text of the first child of that name; empty if there is none. */
    public String text(String name) {
        return children(name).stream().findFirst().map(PomElement::text).orElse("");
    }
}

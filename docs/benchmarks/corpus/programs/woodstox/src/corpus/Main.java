package corpus;

import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

public class Main {
    public static void main(String[] args) throws Exception {
        System.out.println(XMLInputFactory.newFactory().getClass().getName());
        XMLStreamReader reader = XMLInputFactory.newFactory().createXMLStreamReader(new StringReader("<a x='1'><b>t&amp;u</b><!-- c --></a>"));
        while (reader.hasNext()) {
            int event = reader.next();
            System.out.println(event + " " + (reader.hasName() ? reader.getLocalName() : reader.hasText() ? reader.getText() : ""));
        }
        StringWriter out = new StringWriter();
        XMLStreamWriter writer = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
        writer.writeStartElement("r");
        writer.writeAttribute("k", "<v>");
        writer.writeEndElement();
        writer.close();
        System.out.println(out);
        try {
            XMLStreamReader bad = XMLInputFactory.newFactory().createXMLStreamReader(new StringReader("<a><b></a>"));
            while (bad.hasNext()) {
                bad.next();
            }
        } catch (Exception e) {
            System.out.println(e.getClass().getName() + " " + e.getMessage());
        }
    }
}

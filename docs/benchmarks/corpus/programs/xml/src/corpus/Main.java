package corpus;

import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

public class Main {
    public static void main(String[] args) throws Exception {
        System.out.println(DocumentBuilderFactory.newInstance().getClass().getName() + " " + TransformerFactory.newInstance().getClass().getName());
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader("<a><b k='v'>t</b></a>")));
        System.out.println(document.getDocumentElement().getFirstChild().getTextContent());
        StringWriter out = new StringWriter();
        TransformerFactory.newInstance().newTransformer(new StreamSource(new StringReader("<xsl:stylesheet version='3.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'><xsl:output method='text'/><xsl:template match='/'><xsl:value-of select='for $x in //b return upper-case($x)'/> <xsl:value-of select='format-number(1234.5, \"#,##0.00\")'/></xsl:template></xsl:stylesheet>")))
                .transform(new StreamSource(new StringReader("<a><b>q</b></a>")), new StreamResult(out));
        System.out.println(out);
        try {
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader("<a>")));
        } catch (Exception e) {
            System.out.println(e.getMessage());
        }
    }
}

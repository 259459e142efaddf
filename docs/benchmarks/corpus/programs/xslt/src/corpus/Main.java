package corpus;

import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPathFactory;
import javax.xml.parsers.DocumentBuilderFactory;
import org.xml.sax.InputSource;

/** Transformations with functions of EXSLT, and validation. */
public final class Main {
    public static void main(String[] args) throws Exception {
        System.out.println(TransformerFactory.newInstance().getClass() + " " + DocumentBuilderFactory.newInstance().getClass());
        String xsl = "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' xmlns:str='http://exslt.org/strings' xmlns:math='http://exslt.org/math' xmlns:set='http://exslt.org/sets' exclude-result-prefixes='str math set'>"
                + "<xsl:output method='%s' indent='yes'/><xsl:key name='k' match='i' use='@t'/><xsl:template match='/'><r><xsl:for-each select=\"str:tokenize('a,b', ',')\"><t><xsl:value-of select='.'/></t></xsl:for-each>"
                + "<m><xsl:value-of select='math:max(//i)'/></m><d><xsl:value-of select='count(set:distinct(//i))'/></d><n><xsl:value-of select=\"format-number(1234.5, '#,##0.00')\"/></n>"
                + "<xsl:for-each select=\"key('k', 'x')\"><xsl:sort select='.' data-type='number' order='descending'/><i><xsl:number/>-<xsl:value-of select='.'/></i></xsl:for-each></r></xsl:template></xsl:stylesheet>";
        for (String method : new String[] {"xml", "html", "text"}) {
            StringWriter out = new StringWriter();
            TransformerFactory.newInstance().newTransformer(new StreamSource(new StringReader(xsl.formatted(method)))).transform(new StreamSource(new StringReader("<a><i t='x'>1</i><i t='x'>3</i><i t='y'>3</i></a>")), new StreamResult(out));
            System.out.println(out);
        }
        try {
            TransformerFactory.newInstance().newTransformer(new StreamSource(new StringReader("<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'><xsl:nosuch/></xsl:stylesheet>")));
        } catch (Exception e) {
            System.out.println(e);
        }
        String xsd = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='a'><xs:complexType><xs:sequence><xs:element name='n' type='xs:int' maxOccurs='2'/><xs:element name='d' type='xs:date' minOccurs='0'/></xs:sequence><xs:attribute name='p'><xs:simpleType><xs:restriction base='xs:string'><xs:pattern value='[a-z]+'/></xs:restriction></xs:simpleType></xs:attribute></xs:complexType></xs:element></xs:schema>";
        var schema = SchemaFactory.newInstance("http://www.w3.org/2001/XMLSchema").newSchema(new StreamSource(new StringReader(xsd)));
        for (String xml : new String[] {"<a p='x'><n>1</n><d>2020-01-02</d></a>", "<a p='X'><n>1</n></a>", "<a><n>x</n></a>", "<a/>", "<b/>"}) {
            try {
                schema.newValidator().validate(new StreamSource(new StringReader(xml)));
                System.out.println("valid");
            } catch (Exception e) {
                System.out.println(e.getMessage());
            }
        }
        System.out.println(XPathFactory.newInstance().newXPath().evaluate("sum(//n) + string-length('abc')", new InputSource(new StringReader("<a><n>1</n><n>2</n></a>"))));
    }
}

package corpus;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.common.HybridBinarizer;
import com.squareup.moshi.Json;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.github.bucket4j.Bucket;
import java.io.File;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.jasypt.encryption.pbe.StandardPBEStringEncryptor;
import org.jasypt.util.password.StrongPasswordEncryptor;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;
import org.jline.reader.impl.DefaultParser;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.simpleframework.xml.Attribute;
import org.simpleframework.xml.Element;
import org.simpleframework.xml.ElementList;
import org.simpleframework.xml.Root;
import org.simpleframework.xml.core.Persister;

/** Ten small libraries, each for a moment. */
public final class Main {
    public static final class Card {
        @Json(name = "face") public char rank;
        public Suit suit;
        public List<Integer> values = List.of(1);
    }

    public enum Suit { @Json(name = "♣") CLUBS, HEARTS }

    @Root(name = "order")
    public static final class Order {
        @Attribute public int id;
        @Element(required = false) public String note;
        @ElementList(inline = true, entry = "line") public List<String> lines;
    }

    public static void main(String[] args) throws Exception {
        StandardPBEStringEncryptor encryptor = new StandardPBEStringEncryptor();
        encryptor.setPassword("p");
        encryptor.setAlgorithm("PBEWithHMACSHA512AndAES_256");
        encryptor.setIvGenerator(new org.jasypt.iv.RandomIvGenerator());
        System.out.println(encryptor.decrypt(encryptor.encrypt("secret")) + new StrongPasswordEncryptor().checkPassword("a", new StrongPasswordEncryptor().encryptPassword("a")));

        var graph = new SimpleDirectedWeightedGraph<String, DefaultWeightedEdge>(DefaultWeightedEdge.class);
        List.of("a", "b", "c").forEach(graph::addVertex);
        graph.setEdgeWeight(graph.addEdge("a", "b"), 1);
        graph.setEdgeWeight(graph.addEdge("b", "c"), 2);
        graph.setEdgeWeight(graph.addEdge("a", "c"), 5);
        System.out.println(new DijkstraShortestPath<>(graph).getPath("a", "c"));

        System.out.println(new DefaultParser().parse("run 'a b' c", 0).words() + new AttributedStringBuilder().style(AttributedStyle.BOLD.foreground(1)).append("x").toAnsi());

        var image = MatrixToImageWriter.toBufferedImage(new MultiFormatWriter().encode("hello", BarcodeFormat.QR_CODE, 80, 80));
        System.out.println(new MultiFormatReader().decode(new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image)))).getText());
        var line = MatrixToImageWriter.toBufferedImage(new MultiFormatWriter().encode("5901234123457", BarcodeFormat.EAN_13, 120, 40));
        System.out.println(new MultiFormatReader().decode(new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(line)))));

        File file = new File("x.zip");
        ZipParameters parameters = new ZipParameters();
        parameters.setEncryptFiles(true);
        parameters.setEncryptionMethod(EncryptionMethod.AES);
        parameters.setFileNameInZip("in.txt");
        try (ZipFile zip = new ZipFile(file, "pw".toCharArray())) {
            zip.addStream(new java.io.ByteArrayInputStream("text".getBytes()), parameters);
            System.out.println(new String(zip.getInputStream(zip.getFileHeader("in.txt")).readAllBytes()));
        }
        try (ZipFile zip = new ZipFile(file, "no".toCharArray())) {
            zip.getInputStream(zip.getFileHeader("in.txt"));
        } catch (Exception e) {
            System.out.println(e);
        }

        Moshi moshi = new Moshi.Builder().build();
        var cards = moshi.<List<Card>>adapter(Types.newParameterizedType(List.class, Card.class));
        System.out.println(cards.indent("").toJson(cards.fromJson("[{\"face\":\"7\",\"suit\":\"♣\",\"values\":[2,3]},{}]")));
        try {
            cards.fromJson("[{\"suit\":\"X\"}]");
        } catch (RuntimeException e) {
            System.out.println(e);
        }
        System.out.println(moshi.adapter(Object.class).toJson(Map.of("a", List.of(1, true))));

        Bucket bucket = Bucket.builder().addLimit(l -> l.capacity(2).refillGreedy(2, Duration.ofHours(1))).build();
        System.out.println(bucket.tryConsume(1) + " " + bucket.tryConsume(1) + " " + bucket.tryConsume(1));

        String xml = "<a x='1'><b>t</b><b/></a>";
        System.out.println(new org.jdom2.output.XMLOutputter(org.jdom2.output.Format.getPrettyFormat()).outputString(new org.jdom2.input.SAXBuilder().build(new StringReader(xml)))
                + org.jdom2.xpath.XPathFactory.instance().compile("//b").evaluate(new org.jdom2.input.SAXBuilder().build(new StringReader(xml))).size());
        var document = new org.dom4j.io.SAXReader().read(new StringReader(xml));
        System.out.println(document.selectNodes("//b").size() + document.getRootElement().attributeValue("x") + document.asXML());

        Order order = new Persister().read(Order.class, "<order id='3'><line>a</line><line>b</line></order>");
        StringWriter out = new StringWriter();
        new Persister().write(order, out);
        System.out.println(order.lines + " " + out);
        try {
            new Persister().read(Order.class, "<order/>");
        } catch (Exception e) {
            System.out.println(e);
        }
    }
}

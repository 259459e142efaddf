package corpus;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.apache.tika.Tika;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.sax.BodyContentHandler;

public class Main {
    public static void main(String[] args) throws Exception {
        Tika tika = new Tika();
        for (String name : new String[] {"a.docx", "b.png", "c.tar.gz", "d.parquet"}) System.out.println(tika.detect(name));
        for (String text : new String[] {"<html><head><title>T</title></head><body><p>Hello</p></body></html>", "plain text, some more", "%PDF-1.4\n%broken", "{\"a\":1}", "a,b\n1,2\n3,4\n"}) {
            Metadata metadata = new Metadata();
            BodyContentHandler handler = new BodyContentHandler();
            try {
                new AutoDetectParser().parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), handler, metadata);
            } catch (Exception e) {
                System.out.println(e.getClass().getName());
            }
            System.out.println(metadata.get("Content-Type") + " " + metadata.get("title") + " " + handler.toString().trim());
        }
    }
}

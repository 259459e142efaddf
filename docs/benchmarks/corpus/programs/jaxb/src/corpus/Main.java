package corpus;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.UnmarshalException;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

public class Main {
    @XmlRootElement(name = "book") @XmlAccessorType(XmlAccessType.FIELD)
    public static class Book {
        @XmlAttribute String isbn;
        @XmlElement(required = true) String title;
        @XmlJavaTypeAdapter(Days.class) LocalDate day;
        @XmlElement(name = "author") List<String> authors = new ArrayList<>();
        Kind kind = Kind.NOVEL;
    }

    public enum Kind { NOVEL, POEM }

    public static class Days extends XmlAdapter<String, LocalDate> {
        @Override public LocalDate unmarshal(String v) { return LocalDate.parse(v); }
        @Override public String marshal(LocalDate v) { return v.toString(); }
    }

    public static void main(String[] args) throws Exception {
        JAXBContext context = JAXBContext.newInstance(Book.class);
        Book book = new Book();
        book.isbn = "1";
        book.title = "T & U";
        book.day = LocalDate.of(2020, 1, 2);
        book.authors.addAll(List.of("a", "b"));
        StringWriter text = new StringWriter();
        Marshaller marshaller = context.createMarshaller();
        marshaller.setProperty(Marshaller.JAXB_FORMATTED_OUTPUT, true);
        marshaller.marshal(book, text);
        System.out.println(text);
        Book back = (Book) context.createUnmarshaller().unmarshal(new StringReader(text.toString()));
        System.out.println(back.title + back.day + back.authors + back.kind);
        try {
            context.createUnmarshaller().unmarshal(new StringReader("<other/>"));
        } catch (UnmarshalException e) {
            System.out.println(e.getMessage());
        }
    }
}

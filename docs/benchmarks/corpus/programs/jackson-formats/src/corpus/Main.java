package corpus;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlElementWrapper;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlProperty;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

public class Main {
    public static class Order {
        public String id = "o1";
        public LocalDate day = LocalDate.of(2024, 5, 6);
        @JacksonXmlElementWrapper(localName = "lines") @JacksonXmlProperty(localName = "line") public List<Line> lines = List.of(new Line("a", 2), new Line("b", 3));
    }

    public record Line(@JacksonXmlProperty(isAttribute = true) String name, int count) {
    }

    public static void main(String[] args) throws Exception {
        for (ObjectMapper mapper : List.of(new YAMLMapper(), new XmlMapper(), new ObjectMapper())) {
            mapper.findAndRegisterModules().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
            String text = mapper.writeValueAsString(new Order());
            System.out.println(text);
            Order back = mapper.readValue(text, Order.class);
            System.out.println(back.id + " " + back.day + " " + back.lines);
        }
        System.out.println(new YAMLMapper().readValue("a: &x [1, 2]\nb: *x\nc: !!str 5\n", Map.class));
        CsvMapper csv = new CsvMapper();
        System.out.println(csv.writer(csv.schemaFor(Line.class).withHeader()).writeValueAsString(new Line("q", 7)));
        try {
            new XmlMapper().readValue("<Order><id>x</id><no/>", Order.class);
        } catch (Exception e) {
            System.out.println(e.getClass().getName() + " " + e.getMessage().split("\n")[0]);
        }
    }
}

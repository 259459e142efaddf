package corpus;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

public class Main {
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({@JsonSubTypes.Type(value = Circle.class, name = "circle"), @JsonSubTypes.Type(value = Square.class, name = "square")})
    public interface Shape { }

    public record Circle(double radius) implements Shape { }

    public static class Square implements Shape {
        private final int side;

        @JsonCreator
        public Square(@JsonProperty("side") int side) {
            this.side = side;
        }

        public int getSide() {
            return side;
        }
    }

    public enum Level { LOW, @JsonProperty("very-high") HIGH }

    public record Report(List<Shape> shapes, Map<Level, Integer> counts, LocalDate day) { }

    public static void main(String[] args) throws Exception {
        ObjectMapper mapper = new ObjectMapper().findAndRegisterModules().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        Map<Level, Integer> counts = new EnumMap<>(Level.class);
        counts.put(Level.HIGH, 3);
        String json = mapper.writerWithDefaultPrettyPrinter().writeValueAsString(
                new Report(List.of(new Circle(1.5), new Square(2)), counts, LocalDate.of(2026, 1, 2)));
        System.out.println(json);
        System.out.println(mapper.readValue(json, Report.class).shapes().get(1) instanceof Square);
        System.out.println(mapper.readValue("{\"a\":[1,2]}", new TypeReference<Map<String, List<Integer>>>() { }));
        System.out.println(mapper.valueToTree(Map.of("k", Level.LOW)).toString());
        try {
            mapper.readValue("{\"radius\":\"x\",\"type\":\"circle\"}", Shape.class);
        } catch (Exception e) {
            System.out.println(e.getMessage());
        }
    }
}

package corpus;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public class Main {
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({@JsonSubTypes.Type(value = Dog.class, name = "dog"), @JsonSubTypes.Type(value = Cat.class, name = "cat")})
    public sealed interface Animal permits Dog, Cat { }

    public record Dog(String name, int age) implements Animal { }

    public record Cat(String name, Mood mood) implements Animal { }

    public enum Mood { HAPPY, ANGRY }

    public static void main(String[] args) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        String json = mapper.writerFor(mapper.getTypeFactory().constructCollectionType(List.class, Animal.class))
                .writeValueAsString(List.of(new Dog("Rex", 3), new Cat("Tom", Mood.ANGRY)));
        System.out.println(json);
        for (Animal animal : mapper.readValue(json, Animal[].class)) {
            System.out.println(animal);
        }
        JsonNode tree = mapper.readTree("{\"a\":[1,2.5,null,true,\"x\"]}");
        System.out.println(tree.at("/a/1").asDouble() + " " + mapper.convertValue(tree, Map.class));
        try {
            mapper.readValue("[{\"kind\":\"bird\"}]", Animal[].class);
        } catch (Exception e) {
            System.out.println(Optional.ofNullable(e.getMessage()).orElse("").lines().findFirst().orElse(""));
        }
    }
}

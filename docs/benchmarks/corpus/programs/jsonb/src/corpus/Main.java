package corpus;

import jakarta.json.Json;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.annotation.JsonbProperty;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public class Main {
    public static class Person {
        @JsonbProperty("full-name") public String name;
        public LocalDate born;
        public Optional<String> nick = Optional.empty();
        public List<Map<String, Integer>> scores;
    }

    public static void main(String[] args) throws Exception {
        try (Jsonb jsonb = JsonbBuilder.create(new JsonbConfig().withFormatting(true))) {
            Person person = jsonb.fromJson("{\"full-name\":\"A\",\"born\":\"2000-02-03\",\"scores\":[{\"x\":1}]}", Person.class);
            System.out.println(jsonb.toJson(person));
            try {
                jsonb.fromJson("{\"born\":\"never\"}", Person.class);
            } catch (JsonbException e) {
                System.out.println(e.getMessage());
            }
        }
        System.out.println(Json.createReader(new StringReader("{\"a\":[1,2,{\"b\":null}]}")).readObject().getJsonArray("a"));
        System.out.println(Json.createPatchBuilder().add("/b", 2).build().apply(Json.createObjectBuilder().add("a", 1).build()));
    }
}

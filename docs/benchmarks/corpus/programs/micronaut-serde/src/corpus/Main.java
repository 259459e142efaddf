package corpus;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

/** Serialisers made at compile time, and a declared client. */
public final class Main {
    @Serdeable
    public record Person(@JsonProperty("full_name") String name, int age, List<Pet> pets) {
    }

    @Serdeable
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({@JsonSubTypes.Type(value = Dog.class, name = "dog"), @JsonSubTypes.Type(value = Cat.class, name = "cat")})
    public interface Pet {
    }

    @Serdeable
    public record Dog(String bark) implements Pet {
    }

    @Serdeable
    public record Cat(int lives) implements Pet {
    }

    @Client("${remote.url}")
    public interface Remote {
        @Get("/person/{name}")
        Person person(String name);
    }

    public static void main(String[] args) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", x -> {
            boolean known = !x.getRequestURI().getPath().endsWith("none");
            byte[] body = "{\"full_name\":\"R\",\"age\":3,\"pets\":[]}".getBytes();
            x.getResponseHeaders().set("Content-Type", "application/json");
            x.sendResponseHeaders(known ? 200 : 500, body.length);
            x.getResponseBody().write(body);
            x.close();
        });
        server.start();
        try (ApplicationContext context = ApplicationContext.run(Map.of("remote.url", "http://127.0.0.1:" + server.getAddress().getPort()))) {
            JsonMapper json = context.getBean(JsonMapper.class);
            System.out.println(new String(json.writeValueAsBytes(new Person("Ann", 3, List.of(new Dog("wow"), new Cat(9))))));
            System.out.println(json.readValue("{\"full_name\":\"Bob\",\"age\":1,\"pets\":[{\"kind\":\"cat\",\"lives\":2}]}", Person.class));
            for (String bad : new String[] {"{\"age\":\"x\"}", "{\"pets\":[{\"kind\":\"cow\"}]}", "{"}) {
                try {
                    System.out.println(json.readValue(bad, Person.class));
                } catch (Exception e) {
                    System.out.println(e.getClass() + " " + e.getMessage());
                }
            }
            Remote remote = context.getBean(Remote.class);
            System.out.println(remote.person("x"));
            try {
                remote.person("none");
            } catch (RuntimeException e) {
                System.out.println(e);
            }
        }
        System.exit(0);
    }
}

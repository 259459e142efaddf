package corpus;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.client.RestClient;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import org.springframework.web.client.support.RestClientAdapter;

/** Controllers in the embedded server, called by the framework's own client. */
@SpringBootApplication
public class Main {
    public record Order(@NotBlank String item, @Min(1) int count) {
    }

    @RestController
    public static class Orders {
        @GetMapping("/orders/{id}")
        public Map<String, Object> one(@PathVariable int id, @RequestParam(defaultValue = "x") String q) {
            if (id == 0) {
                throw new IllegalArgumentException("zero");
            }
            return Map.of("id", id + q);
        }

        @PostMapping("/orders")
        public List<Order> add(@Valid @RequestBody Order order) {
            return List.of(order);
        }
    }

    @RestControllerAdvice
    public static class Errors {
        @ExceptionHandler
        public ProblemDetail zero(IllegalArgumentException e) {
            return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, e.getMessage());
        }
    }

    public interface Client {
        @GetExchange("/orders/{id}")
        Map<String, String> one(@PathVariable int id);
    }

    public static void main(String[] args) {
        try (var context = SpringApplication.run(Main.class, args)) {
            RestClient client = RestClient.builder().baseUrl("http://127.0.0.1:" + ((ServletWebServerApplicationContext) context).getWebServer().getPort())
                    .defaultStatusHandler(s -> s.isError(), (q, r) -> { }).build();
            for (String path : new String[] {"/orders/1", "/orders/1?q=z", "/orders/0", "/orders/a", "/nosuch", "/actuator/health"}) {
                System.out.println(client.get().uri(path).retrieve().toEntity(String.class).toString().replaceAll("(?i),? ?\\[?Date:[^]]*].*|\"timestamp\":\"[^\"]*\"|,\\[.*", ""));
            }
            for (String body : new String[] {"{\"item\":\"a\",\"count\":2}", "{\"item\":\"\",\"count\":0}", "{", "{\"item\":\"a\",\"count\":\"x\"}"}) {
                System.out.println(client.post().uri("/orders").contentType(MediaType.APPLICATION_JSON).body(body).retrieve().body(String.class).replaceAll("\"timestamp\":\"[^\"]*\"", ""));
            }
            System.out.println(HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client)).build().createClient(Client.class).one(5));
        }
    }
}

package corpus;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.function.adapter.aws.FunctionInvoker;
import org.springframework.context.annotation.Bean;
import org.springframework.beans.factory.annotation.Value;

@SpringBootApplication
public class Main {
    public record Request(String name, int count) { }

    public record Answer(String text) { }

    @Bean
    public Function<Request, Answer> greet(@Value("${greeting}") String greeting) {
        return r -> { if (r.count() < 0) throw new IllegalArgumentException("negative"); return new Answer(greeting + r.name() + r.count()); };
    }

    @Bean
    public Function<String, String> upper() {
        return String::toUpperCase;
    }

    public static void main(String[] args) throws Exception {
        System.setProperty("MAIN_CLASS", "corpus.Main");
        System.setProperty("spring.cloud.function.definition", "greet");
        FunctionInvoker invoker = new FunctionInvoker();
        for (String event : new String[] {"{\"name\":\"x\",\"count\":2}", "{\"name\":\"x\",\"count\":-2}", "{\"bad\""}) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                invoker.handleRequest(new ByteArrayInputStream(event.getBytes()), out, null);
            } catch (Exception e) {
                System.out.println(e.getClass().getName() + " " + e.getMessage());
            }
            System.out.println(out);
        }
        System.exit(0);
    }
}

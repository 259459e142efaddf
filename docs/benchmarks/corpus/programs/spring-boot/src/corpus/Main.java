package corpus;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
@EnableConfigurationProperties(Main.Settings.class)
public class Main {
    @ConfigurationProperties("app")
    public record Settings(String name, int limit) { }

    public record Answer(String name, int limit) { }

    @Bean
    CommandLineRunner runner(ObjectMapper mapper, Settings settings) {
        return args -> System.out.println(mapper.writeValueAsString(new Answer(settings.name(), settings.limit())));
    }

    public static void main(String[] args) {
        SpringApplication.run(Main.class, args).close();
    }
}

package corpus;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

public class Main {
    @Configuration
    @ComponentScan("corpus")
    public static class Config {
        @Bean
        String greeting() {
            return "hello";
        }
    }

    @Component
    public static class Service {
        @Autowired
        String greeting;
        @Value("${java.specification.version:0}")
        String version;
        @Value("#{1 + 2 * 3}")
        int number;

        @EventListener
        void on(String event) {
            System.out.println("event " + event);
        }
    }

    public static void main(String[] args) {
        try (var context = new AnnotationConfigApplicationContext(Config.class)) {
            Service service = context.getBean(Service.class);
            System.out.println(service.greeting + " " + service.version + " " + service.number);
            context.publishEvent("x");
            context.getBean(Integer.class);
        } catch (RuntimeException e) {
            System.out.println(e.getMessage());
        }
    }
}

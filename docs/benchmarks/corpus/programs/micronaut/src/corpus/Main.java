package corpus;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Property;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;

public class Main {
    public interface Greeter {
        String greet();
    }

    @Singleton
    public static class Hello implements Greeter {
        @Property(name = "app.name")
        protected String name;
        private int started;

        @PostConstruct
        public void start() {
            started++;
        }

        @Override
        public String greet() {
            return "hello " + name + " " + started;
        }
    }

    @Singleton
    public static class Service {
        private final Greeter greeter;

        @Inject
        public Service(Greeter greeter) {
            this.greeter = greeter;
        }
    }

    public static void main(String[] args) {
        try (ApplicationContext context = ApplicationContext.run(Map.of("app.name", "micronaut"))) {
            System.out.println(context.getBean(Service.class).greeter.greet());
            context.getBean(Integer.class);
        } catch (RuntimeException e) {
            System.out.println(e.getMessage());
        }
    }
}

package corpus;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Inject;
import jakarta.inject.Named;

public class Main {
    public interface Shape { String name(); }

    @ApplicationScoped public static class Circle implements Shape { public String name() { return "circle"; } }

    @ApplicationScoped public static class Square implements Shape { public String name() { return "square"; } }

    @ApplicationScoped
    public static class Service {
        @Inject @Named("greeting") String greeting;
        @Inject Instance<Shape> shapes;
        @Inject Event<String> events;
        @PostConstruct void ready() { System.out.println("ready"); }
        String work() { events.fire("fired"); return greeting + shapes.stream().map(Shape::name).sorted().toList(); }
    }

    @ApplicationScoped
    public static class Other {
        @Produces @Named("greeting") String greeting() { return "hi "; }
        void on(@Observes String event) { System.out.println("heard " + event); }
    }

    public static void main(String[] args) {
        java.util.logging.Logger.getLogger("org.jboss.weld").setLevel(java.util.logging.Level.SEVERE);
        try (SeContainer container = SeContainerInitializer.newInstance().disableDiscovery().addBeanClasses(Circle.class, Square.class, Service.class, Other.class).initialize()) {
            System.out.println(container.select(Service.class).get().work());
            try {
                container.select(Runnable.class).get();
            } catch (RuntimeException e) {
                System.out.println(e.getClass().getName() + e.getMessage().split("\n")[0]);
            }
        }
    }
}

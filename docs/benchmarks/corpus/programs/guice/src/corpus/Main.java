package corpus;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Inject;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.matcher.Matchers;
import com.google.inject.name.Named;
import com.google.inject.name.Names;

public class Main {
    interface Greeter {
        String greet();
    }

    static class English implements Greeter {
        private final String name;

        @Inject
        English(@Named("name") String name) {
            this.name = name;
        }

        @Override
        public String greet() {
            return "Hello " + name;
        }
    }

    static class App {
        @Inject
        Greeter greeter;
        private int calls;

        @Inject
        void init(Integer start) {
            calls = start;
        }
    }

    static class Module extends AbstractModule {
        @Override
        protected void configure() {
            bind(Greeter.class).to(English.class);
            bind(String.class).annotatedWith(Names.named("name")).toInstance("Guice");
            bindInterceptor(Matchers.subclassesOf(Greeter.class), Matchers.any(), i -> "[" + i.proceed() + "]");
        }

        @Provides
        @Singleton
        Integer start() {
            return 5;
        }
    }

    public static void main(String[] args) {
        App app = Guice.createInjector(new Module()).getInstance(App.class);
        System.out.println(app.greeter.greet() + " " + app.calls);
        try {
            Guice.createInjector().getInstance(Greeter.class);
        } catch (RuntimeException e) {
            System.out.println(e.getMessage());
        }
    }
}

package corpus;

import dagger.Component;
import dagger.Module;
import dagger.Provides;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

public class Main {
    @Singleton
    @Component(modules = Texts.class)
    public interface App {
        Greeter greeter();
    }

    @Module
    public static class Texts {
        @Provides
        static String text() {
            return "hello dagger";
        }
    }

    @Singleton
    public static class Greeter {
        private final String text;

        @Inject
        public Greeter(String text) {
            this.text = text;
        }
    }

    public static void main(String[] args) {
        System.out.println(DaggerMain_App.create().greeter().text);
    }
}

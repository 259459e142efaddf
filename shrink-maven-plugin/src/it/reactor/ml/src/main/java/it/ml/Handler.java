package it.ml;

import it.shared.Greeter;
import it.shared.OnlyMl;
import java.util.ServiceLoader;
import java.util.TreeSet;

public class Handler {
    public String handleRequest(String name) {
        if (name.startsWith("/")) { // only a run can tell which resources are asked for
            return String.valueOf(Handler.class.getResource(name) != null);
        }
        if (name.startsWith("$")) {
            return java.util.Objects.requireNonNull(System.getenv(name.substring(1)), name + " is not set");
        }
        TreeSet<String> greetings = new TreeSet<>();
        ServiceLoader.load(Greeter.class).forEach(greeter -> greetings.add(greeter.greet(name)));
        return OnlyMl.text() + greetings;
    }

    public static void main(String[] arguments) {
        System.out.println(new Handler().handleRequest(arguments[0]));
    }
}

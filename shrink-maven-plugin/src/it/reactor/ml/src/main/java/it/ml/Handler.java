package it.ml;

import it.shared.Greeter;
import it.shared.OnlyMl;
import java.util.ServiceLoader;
import java.util.TreeSet;

public class Handler {
    public String handleRequest(String name) {
        TreeSet<String> greetings = new TreeSet<>();
        ServiceLoader.load(Greeter.class).forEach(greeter -> greetings.add(greeter.greet(name)));
        return OnlyMl.text() + greetings;
    }

    public static void main(String[] arguments) {
        System.out.println(new Handler().handleRequest(arguments[0]));
    }
}

package it.ml;

import it.shared.Greeter;

public class Own implements Greeter {
    @Override
    public String greet(String name) {
        return "hello from ml, " + name;
    }
}

package it.fe;

import it.shared.Greeter;

public class Own implements Greeter {
    @Override
    public String greet(String name) {
        return "hello from fe, " + name;
    }
}

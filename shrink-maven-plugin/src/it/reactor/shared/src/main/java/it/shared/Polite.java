package it.shared;

public class Polite implements Greeter {
    @Override
    public String greet(String name) {
        return "good day, " + name;
    }
}

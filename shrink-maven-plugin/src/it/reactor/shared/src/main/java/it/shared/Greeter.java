package it.shared;

/** Found by both functions through the service loader. */
public interface Greeter {
    String greet(String name);
}

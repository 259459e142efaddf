package it.shared;

public class OnlyMl {
    public static String text() {
        return "ml";
    }
}

package it.shared;

public class Unused {
    public static String text() {
        return "nobody";
    }
}

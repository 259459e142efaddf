package it.shared;

public class OnlyFe {
    public static String text() {
        return "fe";
    }
}

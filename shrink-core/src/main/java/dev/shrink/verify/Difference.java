package dev.shrink.verify;

/**
 * Something that the shrunk function does differently.
 *
 * @param event       the event's name; empty if it is about the start
 * @param aspect      what differs: {@code start}, {@code response}, {@code error} or {@code log}
 * @param pointer     where in the response, as a JSON pointer; empty for all of it
 * @param original    what the original does
 * @param shrunk      what the shrunk function does
 * @param unstable    whether the original does not do the same twice either
 */
public record Difference(String event, String aspect, String pointer, String original, String shrunk, boolean unstable) {

    /** Where it is, whatever is there. */
    String place() {
        return event + '\n' + aspect + '\n' + pointer;
    }

    Difference asUnstable() {
        return new Difference(event, aspect, pointer, original, shrunk, true);
    }

    /** The difference in one sentence. */
    public String sentence() {
        String where = (event.isEmpty() ? "" : event + ": ") + "the " + aspect + (pointer.isEmpty() ? "" : " at " + pointer);
        return where + " differs: the original has " + original + ", the shrunk one " + shrunk
            + (unstable ? ". The original itself does not answer the same twice here: if that is meant, mask it"
                + (pointer.isEmpty() ? "" : " with --mask " + pointer) : "");
    }

    @Override
    public String toString() {
        return sentence();
    }
}

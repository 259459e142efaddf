package dev.shrink.jvm.reach;

/**
 * A reflective call whose target the analysis could not find out.
 *
 * @param className internal name of the class that calls
 * @param method key of the method that calls
 * @param api what is called, e.g. {@code Class.forName}
 * @param known what is known of the name, {@code *} for the unknown parts
 * @param answer what was kept on account of it
 */
public record UnresolvedSite(String className, String method, String api, String known, String answer) {
    private static final int LONGEST = 200;

    /** The same call with another name that it may look up. */
    UnresolvedSite and(UnresolvedSite other) {
        boolean full = known.length() + other.known.length() > LONGEST || known.contains(other.known);
        return new UnresolvedSite(className, method, api, full ? known : known + " or " + other.known,
                answer.contains(other.answer) || full ? answer : answer + "; " + other.answer);
    }
}

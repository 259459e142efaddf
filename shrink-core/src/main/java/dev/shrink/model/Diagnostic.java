package dev.shrink.model;

/**
 * Something worth telling that does not stop the run.
 *
 * @param severity   how bad it is
 * @param code       stable identifier, such as {@code jvm.unknown-class-version}
 * @param subject    which entry, component or setting it is about
 * @param message    what happened
 * @param suggestion what to do about it; empty if there is nothing to do
 */
public record Diagnostic(Severity severity, String code, String subject, String message, String suggestion) implements Comparable<Diagnostic> {

    public enum Severity { ERROR, WARNING, NOTE }

    public static Diagnostic warning(String code, Object subject, String message, String suggestion) {
        return new Diagnostic(Severity.WARNING, code, subject.toString(), message, suggestion);
    }

    public static Diagnostic note(String code, Object subject, String message) {
        return new Diagnostic(Severity.NOTE, code, subject.toString(), message, "");
    }

    @Override
    public int compareTo(Diagnostic other) {
        int bySeverity = severity.compareTo(other.severity);
        int byCode = bySeverity != 0 ? bySeverity : code.compareTo(other.code);
        return byCode != 0 ? byCode : subject.compareTo(other.subject);
    }

    @Override
    public String toString() {
        return severity.name().toLowerCase(java.util.Locale.ROOT) + " " + code + ": " + subject + ": " + message + (suggestion.isEmpty() ? "" : ". " + suggestion);
    }
}

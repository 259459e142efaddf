package dev.shrink.model;

import java.io.IOException;
import java.util.Optional;

/** What stops a run. Says what happened, to what, and what to do. */
public abstract sealed class ShrinkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String origin;
    private final String suggestion;

    private ShrinkException(String code, String origin, String message, String suggestion, Optional<Throwable> cause) {
        super(message, cause.orElse(null));
        this.code = code;
        this.origin = origin;
        this.suggestion = suggestion;
    }

    /** Stable identifier, such as {@code archive.truncated}. */
    public String code() {
        return code;
    }

    /** The file, entry or setting that it is about. */
    public String origin() {
        return origin;
    }

    /** What the user may do. */
    public String suggestion() {
        return suggestion;
    }

    /** The whole story in one line. */
    public String explain() {
        return origin + ": " + getMessage() + (suggestion.isEmpty() ? "" : ". " + suggestion) + " [" + code + "]";
    }

    /** The configuration or a request is wrong. */
    public static final class BadRequest extends ShrinkException {
        private static final long serialVersionUID = 1L;

        public BadRequest(String code, Object origin, String message, String suggestion) {
            super(code, origin.toString(), message, suggestion, Optional.empty());
        }
    }

    /** An input cannot be read, or must not be. */
    public static final class BadArtifact extends ShrinkException {
        private static final long serialVersionUID = 1L;

        public BadArtifact(String code, Object origin, String message, String suggestion) {
            super(code, origin.toString(), message, suggestion, Optional.empty());
        }

        public BadArtifact(String code, Object origin, String message, String suggestion, Throwable cause) {
            super(code, origin.toString(), message, suggestion, Optional.of(cause));
        }

        /** The bytes of an entry cannot be read. */
        public static BadArtifact unreadableEntry(EntryPath entry, IOException cause) {
            return new BadArtifact("artifact.entry-unreadable", entry.qualified(), "it cannot be read: " + cause.getMessage(),
                "The archive may be damaged; build or download it again", cause);
        }
    }

    /** shrink itself is wrong. */
    public static final class Broken extends ShrinkException {
        private static final long serialVersionUID = 1L;

        public Broken(String code, Object origin, String message, Throwable cause) {
            super(code, origin.toString(), message, "Please report this as a defect of shrink", Optional.of(cause));
        }

        public Broken(String code, Object origin, String message) {
            super(code, origin.toString(), message, "Please report this as a defect of shrink", Optional.empty());
        }
    }
}

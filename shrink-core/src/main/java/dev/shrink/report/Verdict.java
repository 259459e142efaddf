package dev.shrink.report;

import java.util.List;

/**
 * What the gate says. Data, not an exception: the rim turns it into an exit code or a failed build.
 *
 * @param status   ok or failed
 * @param findings what is wrong, all of it
 */
public record Verdict(Status status, List<Finding> findings) {

    /** Nothing is wrong. */
    public static final Verdict OK = new Verdict(Status.OK, List.of());

    public enum Status { OK, FAILED }

    /** Kinds of failure; the larger exit code is the worse one. */
    public enum Kind {
        BUDGET(3), GROWTH(4), VERIFICATION(5);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    /**
     * @param subject which function, artifact or component
     * @param actual  bytes
     * @param allowed bytes
     */
    public record Finding(Kind kind, String subject, String message, long actual, long allowed) { }

    public static Verdict of(List<Finding> findings) {
        return findings.isEmpty() ? OK : new Verdict(Status.FAILED, List.copyOf(findings));
    }

    /** The same verdict with more findings. */
    public Verdict plus(List<Finding> more) {
        List<Finding> all = new java.util.ArrayList<>(findings);
        all.addAll(more);
        return of(all);
    }

    /** The worst finding's exit code, or 0. */
    public int exitCode() {
        return findings.stream().mapToInt(f -> f.kind().exitCode()).max().orElse(0);
    }
}

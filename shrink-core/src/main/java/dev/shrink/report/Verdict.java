package dev.shrink.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the gate says. Data, not an exception: the rim turns it into an exit code or a failed build.
 *
 * @param status   ok or failed; warnings and waived findings do not fail
 * @param findings what is wrong, all of it, worst first
 * @param checks   everything that was compared, whether it holds or not
 */
public record Verdict(Status status, List<Finding> findings, List<Check> checks) {

    /** Nothing is wrong. */
    public static final Verdict OK = new Verdict(Status.OK, List.of(), List.of());

    public enum Status { OK, FAILED }

    /** Kinds of failure; the larger exit code is the worse one. */
    public enum Kind {
        /** A size is over its budget. */
        BUDGET(3),
        /** Something is there that must not be. */
        FORBIDDEN(3),
        /** A size grew too much against the baseline. */
        GROWTH(4),
        /** The result would not work, or did not. */
        VERIFICATION(5);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    /** How much a finding counts. */
    public enum Level {
        /** The gate fails. */
        FAIL,
        /** Worth knowing; the gate passes. */
        WARN,
        /** It would fail, but somebody accepted it for a reason and for a time. */
        WAIVED
    }

    /**
     * @param level   how much it counts
     * @param subject which function, artifact, component, group or entry
     * @param actual  bytes
     * @param allowed bytes
     * @param origin  where the rule that it breaks was written: {@code shrink.yaml:12}, {@code --budget}; empty where nobody wrote one
     */
    public record Finding(Level level, Kind kind, String subject, String message, long actual, long allowed, String origin) implements Comparable<Finding> {

        private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::level)
            .thenComparing(Comparator.comparing((Finding f) -> f.kind().exitCode()).reversed())
            .thenComparing(Finding::kind).thenComparing(Finding::subject).thenComparing(Finding::message);

        /** A failure that no rule of the user's is behind. */
        public Finding(Kind kind, String subject, String message, long actual, long allowed) {
            this(Level.FAIL, kind, subject, message, actual, allowed, "");
        }

        /** The same finding on another level, with something added to its message. */
        public Finding at(Level other, String addition) {
            return new Finding(other, kind, subject, message + addition, actual, allowed, origin);
        }

        @Override
        public int compareTo(Finding other) {
            return WORST_FIRST.compare(this, other);
        }
    }

    /**
     * One comparison. It holds unless a failure of the same kind, subject and origin is among the findings.
     *
     * @param actual  bytes
     * @param allowed bytes
     */
    public record Check(Kind kind, String subject, long actual, long allowed, String origin) { }

    public static Verdict of(List<Finding> findings, List<Check> checks) {
        boolean fails = findings.stream().anyMatch(f -> f.level() == Level.FAIL);
        return new Verdict(fails ? Status.FAILED : Status.OK, findings.stream().sorted().toList(), List.copyOf(checks));
    }

    /** The same verdict with more findings. */
    public Verdict plus(List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        return of(all, checks);
    }

    /** What is wrong with one comparison; empty if it holds. */
    public List<Finding> about(Check check) {
        return findings.stream().filter(f -> f.kind() == check.kind() && f.subject().equals(check.subject()) && f.origin().equals(check.origin())).toList();
    }

    public boolean failed() {
        return status == Status.FAILED;
    }

    /** The worst failure's exit code, or 0. */
    public int exitCode() {
        return findings.stream().filter(f -> f.level() == Level.FAIL).mapToInt(f -> f.kind().exitCode()).max().orElse(0);
    }
}

package dev.shrink.config;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.shrink.model.Size;

/**
 * What a project demands of its artifacts beyond single settings; written in {@code shrink.yaml}. Sizes are bytes as Lambda counts them.
 *
 * @param budgets   sizes that must not be exceeded
 * @param groups    components and files that are counted together, by the group's name
 * @param owners    who looks after which components and files, by the owner's name
 * @param forbidden what must not be in an artifact
 * @param waivers   findings that are accepted for a reason and for a time
 */
public record Policy(List<Budget> budgets, Map<String, List<NamePattern>> groups, Map<String, List<NamePattern>> owners, List<Forbidden> forbidden,
                     List<Waiver> waivers) {

    /** Nothing is demanded. */
    public static final Policy NONE = new Policy(List.of(), Map.of(), Map.of(), List.of(), List.of());

    public Policy {
        budgets = List.copyOf(budgets);
        groups = Map.copyOf(groups);
        owners = Map.copyOf(owners);
        forbidden = List.copyOf(forbidden);
        waivers = List.copyOf(waivers);
    }

    /** What a budget is about. */
    public enum Scope {
        /** A function with all its layers. */
        FUNCTION,
        /** A function or a layer by itself. */
        ARTIFACT, COMPONENT, GROUP, OWNER
    }

    /** Which of its sizes. */
    public enum Count {
        /** What Lambda counts. */
        UNZIPPED,
        /** The package as it is uploaded. */
        ZIPPED,
        /** With nested archives unpacked. */
        EXPLODED
    }

    /**
     * @param subject   which functions, artifacts, components, groups or owners; each is judged by itself
     * @param max       the most it may take
     * @param warn      from here on there is a warning
     * @param maxGrowth the most it may grow against the baseline
     * @param message   what to tell who exceeds it; may be empty
     * @param origin    where it is written
     */
    public record Budget(Scope scope, NamePattern subject, Count count, Optional<Size> max, Optional<Size> warn, Optional<Growth> maxGrowth,
                         String message, String origin) { }

    /**
     * @param pattern a component, package URL, path or class
     * @param message why; may be empty
     * @param origin  where it is written
     */
    public record Forbidden(NamePattern pattern, String message, String origin) { }

    /**
     * @param kind    {@code budget}, {@code growth} or {@code forbidden}
     * @param subject what the finding is about
     * @param reason  why it is accepted
     * @param expires the last day on which it is
     * @param upTo    the most bytes that are accepted
     * @param origin  where it is written
     */
    public record Waiver(String kind, NamePattern subject, String reason, LocalDate expires, Optional<Size> upTo, String origin) { }
}

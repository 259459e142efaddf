package dev.shrink.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.shrink.plan.Decision;
import dev.shrink.report.Report.FileSize;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Reason;

/** Knows what keeps files: the chain from a root that a plan found. Plans only when it is first asked, because a gate seldom asks. */
public final class Keepers {

    private static final int SHOWN = 12;

    private final Supplier<Collection<Decision>> plan;
    private final Map<String, Reason> reasons = new HashMap<>();
    private boolean planned;

    /** @param plan makes the decisions of a plan */
    public Keepers(Supplier<Collection<Decision>> plan) {
        this.plan = plan;
    }

    /** Knows nothing. */
    public static Keepers none() {
        return new Keepers(List::of);
    }

    /** The shortest chain that reaches one of the files, as part of a sentence. */
    Optional<String> shortest(List<FileSize> files) {
        if (!planned) {
            planned = true;
            plan.get().forEach(decision -> decision.verdict().filter(Proposal.Keep.class::isInstance).map(Proposal::reason)
                .filter(reason -> !reason.evidence().isEmpty()).ifPresent(reason -> reasons.put(decision.entry().path().qualified(), reason)));
        }
        return files.stream().flatMap(file -> Optional.ofNullable(reasons.get(file.artifact() + ":" + file.path())).stream())
            .min(Comparator.comparingInt(reason -> reason.evidence().size())).map(Keepers::sentence);
    }

    private static String sentence(Reason reason) {
        List<String> evidence = reason.evidence();
        List<String> shown = evidence.size() <= SHOWN ? evidence : evidence.subList(0, SHOWN);
        return reason.sentence().replaceFirst("\\.$", "") + ": " + String.join("; ", shown) + (evidence.size() > SHOWN ? "; and " + (evidence.size() - SHOWN) + " more steps" : "");
    }
}

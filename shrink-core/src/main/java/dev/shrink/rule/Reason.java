package dev.shrink.rule;

import java.util.List;

/**
 * Why something is proposed.
 *
 * @param ruleId   the rule's identifier
 * @param sentence one sentence that a user understands
 * @param evidence what it rests on: the chain of references, the magic number, the line of a file; may be empty
 */
public record Reason(String ruleId, String sentence, List<String> evidence) {

    public Reason {
        evidence = List.copyOf(evidence);
    }

    public static Reason of(RuleInfo rule, String sentence, String... evidence) {
        return new Reason(rule.id(), sentence, List.of(evidence));
    }

    @Override
    public String toString() {
        return ruleId + ": " + sentence;
    }
}

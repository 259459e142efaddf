package dev.shrink.plan;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

import dev.shrink.analysis.Facts;
import dev.shrink.config.SettingTable;
import dev.shrink.model.Container;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Rule;
import dev.shrink.rule.Stage;

/** Asks the rules, stage by stage, and makes one decision per entry of what they say. */
public final class Planner {

    private final List<Rule> rules;

    /** @param rules in any order; they are asked in the order of their identifiers */
    public Planner(List<Rule> rules) {
        this.rules = rules.stream().sorted(Comparator.comparing(rule -> rule.info().id())).toList();
    }

    /** Every rule that the class path offers. */
    public static List<Rule> installedRules() {
        return ServiceLoader.load(Rule.class, Rule.class.getClassLoader()).stream().map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(rule -> rule.info().id())).toList();
    }

    /**
     * Plans a deployment.
     *
     * @param facts facts about the deployment as it was given
     * @param tier  rules less safe than this are not asked
     */
    public Plan plan(Facts facts, Safety tier) {
        Deployment input = facts.view();
        Set<String> disabled = facts.settings().get(SettingTable.DISABLE);
        Opinions opinions = new Opinions();
        Facts current = facts;
        for (Stage stage : Stage.values()) {
            Facts asked = current;
            rules.stream()
                .filter(rule -> rule.info().stage() == stage && rule.info().safety().allowedBy(tier) && !disabled.contains(rule.info().id()))
                .forEach(rule -> rule.propose(asked.view(), asked, opinions::add));
            Deployment left = asked.view().map(entry -> opinions.removes(entry.path()) ? Optional.empty() : Optional.of(entry));
            current = facts.about(left);
        }
        Map<EntryPath, Decision> decisions = new LinkedHashMap<>();
        input.artifacts().forEach(artifact -> decide(artifact.root(), opinions, Optional.empty(), decisions));
        Set<EntryPath> left = new HashSet<>();
        decisions.forEach((path, decision) -> {
            if (!decision.removed()) {
                left.add(path);
            }
        });
        return new Plan(input, Collections.unmodifiableMap(decisions), opinions.additions(left));
    }

    private static void decide(Container container, Opinions opinions, Optional<Proposal> around, Map<EntryPath, Decision> decisions) {
        for (Entry entry : container.entries()) {
            Decision decision = opinions.decide(entry, around);
            decisions.put(entry.path(), decision);
            Optional<Proposal> takesAlong = decision.removed() ? decision.verdict() : Optional.empty();
            entry.inner().ifPresent(inner -> decide(inner, opinions, takesAlong, decisions));
        }
    }
}

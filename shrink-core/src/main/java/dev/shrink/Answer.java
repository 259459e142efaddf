package dev.shrink;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import dev.shrink.model.Component;
import dev.shrink.model.ShrinkException.Broken;
import dev.shrink.model.Size;

/**
 * The answer to a question why something is there.
 *
 * @param target     what was asked about
 * @param components components of that name
 * @param entries    entries that match, the largest first
 * @param members    methods and fields of that name
 * @param withoutAll what would go without all these entries, if they are several and code reaches any
 */
public record Answer(String target, List<ComponentExplanation> components, List<Explanation> entries, List<MemberExplanation> members, Optional<Freed> withoutAll) {

    private static final int SCHEMA_VERSION = 1;
    static final int SHOWN = 20;

    public Answer {
        components = List.copyOf(components);
        entries = entries.stream().sorted(Comparator.comparingLong(Explanation::bytes).reversed().thenComparing(Explanation::path)).toList();
        members = List.copyOf(members);
    }

    /** Whether nothing matches. */
    public boolean isEmpty() {
        return components.isEmpty() && entries.isEmpty() && members.isEmpty();
    }

    /** For people: the components, the largest entries, and the sum of the others. */
    public String text() {
        StringBuilder text = new StringBuilder();
        components.forEach(c -> text.append(c.text()));
        entries.stream().limit(SHOWN).forEach(e -> text.append(e.text()));
        if (entries.size() > SHOWN) {
            long rest = entries.stream().skip(SHOWN).mapToLong(Explanation::bytes).sum();
            text.append(String.format(Locale.ROOT, "%d more entries match, %s%n", entries.size() - SHOWN, new Size(rest)));
        }
        withoutAll.ifPresent(freed -> text.append("all ").append(entries.size()).append(" together: without them ").append(freed.what()).append('\n'));
        members.forEach(m -> text.append(m.text()));
        return text.toString();
    }

    /** For programs: everything, as JSON. Sizes are bytes. */
    public String json() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("schemaVersion", SCHEMA_VERSION);
        answer.put("target", target);
        answer.put("components", components.stream().map(Answer::component).toList());
        answer.put("entries", entries.stream().map(Answer::entry).toList());
        answer.put("members", members.stream().map(Answer::member).toList());
        withoutAll.ifPresent(freed -> answer.put("withoutAll", freed(freed)));
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(answer) + "\n";
        } catch (JsonProcessingException e) {
            throw new Broken("why.json", target, "the answer cannot be written", e);
        }
    }

    private static Map<String, Object> component(ComponentExplanation c) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("purl", c.component().purl());
        values.put("name", c.component().name());
        values.put("version", c.component().version());
        values.put("unzippedBytes", c.bytes());
        values.put("chains", c.chains().stream().map(Answer::names).toList());
        values.put("goesWithIt", names(c.retained().stream().skip(1).toList()));
        values.put("freesBytes", c.frees());
        return values;
    }

    private static Map<String, Object> entry(Explanation e) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("artifact", e.path().artifact());
        values.put("path", e.path().toString());
        values.put("component", e.owner().toString());
        values.put("chain", names(e.chain()));
        values.put("removed", e.removed());
        values.put("unzippedBytes", e.bytes());
        values.put("reasons", e.reasons().stream().map(Answer::reason).toList());
        values.put("references", e.chains());
        e.without().ifPresent(freed -> values.put("without", freed(freed)));
        return values;
    }

    private static Map<String, Object> member(MemberExplanation m) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("member", m.name());
        values.put("fate", m.fate().name().toLowerCase(Locale.ROOT));
        values.put("references", m.chains());
        m.without().ifPresent(freed -> values.put("without", freed(freed)));
        return values;
    }

    private static Map<String, Object> freed(Freed freed) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("unzippedBytes", freed.bytes());
        values.put("entries", freed.entries());
        values.put("members", freed.members());
        return values;
    }

    private static Map<String, Object> reason(Explanation.Line line) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("role", line.role());
        values.put("rule", line.ruleId());
        values.put("reason", line.sentence());
        values.put("evidence", line.evidence());
        return values;
    }

    private static List<String> names(List<Component> components) {
        return components.stream().map(Component::toString).toList();
    }
}

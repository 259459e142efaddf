package dev.shrink.jvm.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of a string: constant texts, parameters of the method around it, and unknown parts, in order.
 *
 * @param parts the parts; two neighbours are never both constant, nor both unknown
 */
public record Template(List<Part> parts) {
    /** A part of a string. */
    public sealed interface Part permits Text, Parameter, Unknown {
    }

    /**
     * A constant text.
     *
     * @param text not empty
     */
    public record Text(String text) implements Part {
    }

    /**
     * The value of a parameter.
     *
     * @param index counted from 0; the receiver is no parameter
     * @param changes what is done to it, in order
     */
    record Parameter(int index, List<Change> changes) implements Part {
    }

    /** Anything. */
    public record Unknown() implements Part {
    }

    /** Nothing is known. */
    static final Template UNKNOWN = new Template(List.of(new Unknown()));
    private static final int MOST_PARTS = 12;

    /** Joins neighbours. */
    public Template {
        List<Part> joined = new ArrayList<>();
        for (Part part : parts) {
            Part last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (part instanceof Text text && last instanceof Text before) {
                joined.set(joined.size() - 1, new Text(before.text() + text.text()));
            } else if (!(part instanceof Unknown && last instanceof Unknown || part instanceof Text text && text.text().isEmpty())) {
                joined.add(part);
            }
        }
        parts = joined.size() > MOST_PARTS ? List.of(new Unknown()) : List.copyOf(joined);
    }

    /** As the record's own, but without its detour over method handles. */
    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Template template && parts.equals(template.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    static Template constant(String text) {
        return new Template(List.of(new Text(text)));
    }

    static Template parameter(int index) {
        return new Template(List.of(new Parameter(index, List.of())));
    }

    Template plus(Template next) {
        List<Part> all = new ArrayList<>(parts);
        all.addAll(next.parts);
        return new Template(all);
    }

    /** What becomes of the text by a change; of parameters the change is remembered. */
    Template changed(Change change) {
        if (parts.size() > 1 && !change.isOfParts()) {
            return UNKNOWN;
        }
        return new Template(parts.stream().map(part -> changed(part, change)).toList());
    }

    private static Part changed(Part part, Change change) {
        if (part instanceof Text text) {
            return new Text(change.of(text.text()));
        }
        return part instanceof Parameter p ? new Parameter(p.index(), Stream.concat(p.changes().stream(), Stream.of(change)).toList()) : part;
    }

    /** The same with nothing known of parameters. */
    Template withoutParameters() {
        return new Template(parts.stream().map(part -> part instanceof Parameter ? new Unknown() : part).toList());
    }

    boolean hasParameter() {
        return parts.stream().anyMatch(Parameter.class::isInstance);
    }

    /** Whether the whole string is known. */
    public boolean isConstant() {
        return parts.stream().allMatch(Text.class::isInstance);
    }

    /** Whether nothing of the string is known. */
    public boolean isUnknown() {
        return parts.stream().noneMatch(Text.class::isInstance);
    }

    /** The constant text at the start, perhaps empty. */
    public String prefix() {
        return !parts.isEmpty() && parts.get(0) instanceof Text text ? text.text() : "";
    }

    /** The constant text at the end, perhaps empty. */
    public String suffix() {
        return !parts.isEmpty() && parts.get(parts.size() - 1) instanceof Text text ? text.text() : "";
    }

    /** A pattern over texts, after a change of the constant parts. */
    public Pattern pattern(UnaryOperator<String> change) {
        return Pattern.compile(parts.stream().map(p -> p instanceof Text text ? Pattern.quote(change.apply(text.text())) : ".*")
                .collect(Collectors.joining()));
    }

    /** The text, with {@code *} for what is not known. */
    @Override
    public String toString() {
        return parts.stream().map(p -> p instanceof Text text ? text.text() : "*").collect(Collectors.joining());
    }
}

package dev.shrink.jvm.flow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.objectweb.asm.tree.analysis.Value;

/**
 * A value on the operand stack or in a local variable.
 *
 * @param slots words that it takes: 1 or 2
 * @param templates what it may be, if it is a string or a string builder
 * @param origin the instruction that made the builder or array, numbered; -1 for others
 */
record StringValue(int slots, Set<Template> templates, int origin) implements Value {
    static final int NO_ORIGIN = -1;
    static final StringValue ONE = new StringValue(1, Set.of(Template.UNKNOWN), NO_ORIGIN);
    static final StringValue TWO = new StringValue(2, Set.of(Template.UNKNOWN), NO_ORIGIN);
    private static final int MOST = 12;

    /** As the record's own, but without its detour over method handles: the analysis compares values at every instruction. */
    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof StringValue value && slots == value.slots && origin == value.origin && templates.equals(value.templates);
    }

    @Override
    public int hashCode() {
        return (templates.hashCode() * 31 + origin) * 31 + slots;
    }

    static StringValue of(Template template) {
        return new StringValue(1, Set.of(template), NO_ORIGIN);
    }

    static StringValue of(Set<Template> templates) {
        return new StringValue(1, limited(templates), NO_ORIGIN);
    }

    private static Set<Template> limited(Set<Template> templates) {
        return templates.size() > MOST ? Set.of(Template.UNKNOWN) : templates;
    }

    @Override
    public int getSize() {
        return slots;
    }

    StringValue changed(Change change) {
        Set<Template> changed = new LinkedHashSet<>();
        templates.forEach(t -> changed.add(t.changed(change)));
        return of(changed);
    }

    StringValue with(int newOrigin) {
        return new StringValue(slots, templates, newOrigin);
    }

    static StringValue concat(List<StringValue> values) {
        Set<Template> result = Set.of(new Template(List.of()));
        for (StringValue value : values) {
            result = combine(result, value.templates, Template::plus);
        }
        return of(result);
    }

    private static Set<Template> combine(Set<Template> left, Set<Template> right, BinaryOperator<Template> join) {
        Set<Template> all = new LinkedHashSet<>();
        for (Template l : left) {
            for (Template r : right) {
                all.add(join.apply(l, r));
            }
        }
        return limited(all);
    }

    StringValue union(StringValue other) {
        if (this == other) {
            return this;
        }
        if (origin != other.origin) {
            // Which builder or array it is depends on the way here.
            return slots == 2 && other.slots == 2 ? TWO : ONE;
        }
        if (slots <= other.slots && isUnknown() || equals(other)) {
            return this; // the unknown absorbs all: the usual case
        }
        Set<Template> all = new LinkedHashSet<>(templates);
        all.addAll(other.templates);
        // A loop that appends makes templates without end: beyond the limit only the unknown is left, it absorbs all, and the analysis stops.
        boolean unknown = all.contains(Template.UNKNOWN) || all.size() > MOST;
        return new StringValue(Math.min(slots, other.slots), unknown ? Set.of(Template.UNKNOWN) : all, origin);
    }

    private boolean isUnknown() {
        return templates.size() == 1 && templates.contains(Template.UNKNOWN);
    }

    List<Template> list() {
        return new ArrayList<>(templates);
    }
}

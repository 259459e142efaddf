package dev.shrink.jvm.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/**
 * What string builders hold. Appends are recorded by instruction, since the analysis visits instructions repeatedly. The value that flows
 * along a chain of appends is exact; separate statements take part in the order of the code: one that a jump can pass over may be
 * missing, and one that a jump can return to may add anything.
 */
final class Builders {
    private static final int MOST = 12;

    private record Jump(int from, int to) {
    }

    private final InsnList code;
    private final Map<Integer, Integer> made = new HashMap<>();
    private final Map<Integer, TreeMap<Integer, StringValue>> appends = new HashMap<>();
    private final Set<Integer> rearranged = new HashSet<>();
    private List<Jump> jumps = List.of();

    Builders(InsnList code) {
        this.code = code;
    }

    /** A builder is made. */
    StringValue make(AbstractInsnNode instruction, int origin) {
        made.put(origin, code.indexOf(instruction));
        return StringValue.of(new Template(List.of())).with(origin);
    }

    boolean isBuilder(StringValue value) {
        return value.origin() != StringValue.NO_ORIGIN && made.containsKey(value.origin());
    }

    /** A text is appended. */
    void append(StringValue builder, AbstractInsnNode instruction, StringValue value) {
        if (isBuilder(builder)) {
            appends.computeIfAbsent(builder.origin(), o -> new TreeMap<>()).put(code.indexOf(instruction), value);
        }
    }

    /** The builder is changed elsewhere than at its end. */
    void rearrange(StringValue builder) {
        rearranged.add(builder.origin());
    }

    /** Whether a text may have been read before all appends of its builder were seen. */
    boolean needSecondLook(boolean hasArrays) {
        return (hasArrays || !appends.isEmpty()) && !jumps().isEmpty();
    }

    /** The text of a builder where an instruction reads it; of anything else the value itself. */
    StringValue text(StringValue builder, AbstractInsnNode reader) {
        if (!isBuilder(builder)) {
            return builder;
        }
        if (rearranged.contains(builder.origin())) {
            return StringValue.ONE;
        }
        TreeMap<Integer, StringValue> parts = appends.getOrDefault(builder.origin(), new TreeMap<>());
        int start = made.get(builder.origin());
        int end = code.indexOf(reader);
        boolean chained = builder.templates().stream().noneMatch(t -> t.parts().isEmpty());
        boolean later = parts.tailMap(end).keySet().stream().anyMatch(append -> jumps().stream().anyMatch(j -> j.from() > append && j.to() <= end && j.to() > start));
        StringValue exact = builder.with(StringValue.NO_ORIGIN);
        if (chained && parts.size() <= 1 && !later) {
            return exact;
        }
        Set<Template> all = new LinkedHashSet<>(Set.of(new Template(List.of())));
        for (Map.Entry<Integer, StringValue> part : parts.headMap(end).entrySet()) {
            all = plus(all, alternatives(start, part.getKey(), part.getValue()));
        }
        StringValue inOrder = StringValue.of(later ? plus(all, Set.of(Template.UNKNOWN)) : all);
        return chained ? exact.union(inOrder) : inOrder;
    }

    /** Beyond the limit, what is known of the start stays known. */
    private static Set<Template> plus(Set<Template> heads, Set<Template> tails) {
        boolean tooMany = heads.size() * tails.size() > MOST;
        Set<Template> all = new LinkedHashSet<>();
        for (Template head : heads) {
            for (Template tail : tooMany ? Set.of(Template.UNKNOWN) : tails) {
                all.add(head.plus(tail));
            }
        }
        return all;
    }

    private Set<Template> alternatives(int start, int append, StringValue value) {
        Set<Template> all = new LinkedHashSet<>(value.templates());
        for (Jump jump : jumps()) {
            if (jump.from() > append && jump.to() <= append && jump.to() > start) {
                return Set.of(Template.UNKNOWN);
            }
            if (jump.from() > start && jump.from() < append && jump.to() > append) {
                all.add(new Template(List.of()));
            }
        }
        return all;
    }

    private List<Jump> jumps() {
        if (jumps.isEmpty()) {
            List<Jump> found = new ArrayList<>();
            for (AbstractInsnNode instruction : code) {
                targets(instruction).forEach(label -> found.add(new Jump(code.indexOf(instruction), code.indexOf(label))));
            }
            jumps = found;
        }
        return jumps;
    }

    private static List<LabelNode> targets(AbstractInsnNode instruction) {
        if (instruction instanceof JumpInsnNode jump) {
            return List.of(jump.label);
        }
        List<LabelNode> all = new ArrayList<>();
        if (instruction instanceof TableSwitchInsnNode table) {
            all.addAll(table.labels);
            all.add(table.dflt);
        } else if (instruction instanceof LookupSwitchInsnNode lookup) {
            all.addAll(lookup.labels);
            all.add(lookup.dflt);
        }
        return all;
    }
}

package dev.shrink.jvm.reach;

import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.facts.MemberFacts;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known so far of one reached class; everything in it only ever grows. */
final class ClassState {
    private static final int UNNUMBERED = -1;

    final String name;
    final Optional<ClassFacts> facts;
    final int node;
    final BitSet code = new BitSet();
    final BitSet declared = new BitSet();
    final BitSet callable = new BitSet();
    final BitSet fields = new BitSet();
    boolean initialized;
    boolean instantiated;
    boolean exposed;
    boolean constructed;
    boolean whole;
    private final Map<String, Integer> methodIndex = new HashMap<>();
    private final Map<String, Integer> fieldIndex = new HashMap<>();
    private final int[] methodNodes;
    private final int[] fieldNodes;

    ClassState(String name, Optional<ClassFacts> facts, int node) {
        this.name = name;
        this.facts = facts;
        this.node = node;
        methodNodes = new int[facts.map(f -> f.methods().size()).orElse(0)];
        fieldNodes = new int[facts.map(f -> f.fields().size()).orElse(0)];
        Arrays.fill(methodNodes, UNNUMBERED);
        Arrays.fill(fieldNodes, UNNUMBERED);
    }

    /** The index of a method, or -1. */
    int method(String key) {
        return index(methodIndex, facts.map(ClassFacts::methods).orElse(List.of())).getOrDefault(key, -1);
    }

    /** The index of a field, or -1. */
    int field(String key) {
        return index(fieldIndex, facts.map(ClassFacts::fields).orElse(List.of())).getOrDefault(key, -1);
    }

    /** Filled on first use: of most classes nobody asks. */
    private static Map<String, Integer> index(Map<String, Integer> index, List<MemberFacts> members) {
        if (index.isEmpty()) {
            for (int i = 0; i < members.size(); i++) {
                index.put(members.get(i).key(), i);
            }
        }
        return index;
    }

    MemberFacts methodFacts(int index) {
        return facts.orElseThrow().methods().get(index);
    }

    MemberFacts fieldFacts(int index) {
        return facts.orElseThrow().fields().get(index);
    }

    int methodNode(int index, NodeNumbers numbers) {
        if (methodNodes[index] == UNNUMBERED) {
            methodNodes[index] = numbers.member(name, methodFacts(index).key());
        }
        return methodNodes[index];
    }

    int fieldNode(int index, NodeNumbers numbers) {
        if (fieldNodes[index] == UNNUMBERED) {
            fieldNodes[index] = numbers.member(name, fieldFacts(index).key());
        }
        return fieldNodes[index];
    }

    Kept kept() {
        if (whole || facts.isEmpty()) {
            return Kept.WHOLE;
        }
        Set<String> reached = keys(code, true);
        Set<String> stubs = keys(declared, true);
        stubs.removeAll(reached);
        return new Kept(false, reached, stubs, keys(fields, false));
    }

    private Set<String> keys(BitSet bits, boolean methods) {
        Set<String> keys = new LinkedHashSet<>();
        bits.stream().forEach(i -> keys.add((methods ? methodFacts(i) : fieldFacts(i)).key()));
        return keys;
    }

    /** Numbers member nodes of the graph. */
    @FunctionalInterface
    interface NodeNumbers {
        int member(String owner, String key);
    }
}

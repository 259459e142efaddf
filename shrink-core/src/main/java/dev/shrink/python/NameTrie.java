package dev.shrink.python;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds which of many names occur in bytes, whatever stands around them. */
final class NameTrie {
    private static final class Step {
        private final Map<Byte, Step> next = new HashMap<>(2);
        private Optional<String> name = Optional.empty();
    }

    private final Step[] first = new Step[128];

    NameTrie(Collection<String> names) {
        for (String name : names) {
            add(name);
        }
    }

    private void add(String name) {
        if (name.isEmpty() || name.chars().anyMatch(c -> c >= 128)) {
            return;
        }
        Step at = first[name.charAt(0)] == null ? first[name.charAt(0)] = new Step() : first[name.charAt(0)];
        for (int i = 1; i < name.length(); i++) {
            at = at.next.computeIfAbsent((byte) name.charAt(i), b -> new Step());
        }
        at.name = Optional.of(name);
    }

    /** Decides by the bytes before a name and behind its dotted continuation whether it stands for itself; -1 for the ends of the array. */
    interface Neighbours {
        boolean accept(int before, int behind);
    }

    /** The first byte behind a dotted name that goes on after the one found: {@code scipy.stats} of {@code scipy.stats.norm}. */
    private static int behind(byte[] bytes, int from, int length) {
        int at = from;
        while (at < length && (bytes[at] == '.' || isWord(bytes[at]))) {
            at++;
        }
        return at < length ? bytes[at] : -1;
    }

    private static boolean isWord(byte b) {
        return b == '_' || b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
    }

    /** Adds every name that occurs as a whole word. */
    void findWords(byte[] bytes, int length, Set<String> found) {
        for (int i = 0; i < length; i++) {
            Step at = bytes[i] >= 0 && (i == 0 || !isWord(bytes[i - 1])) ? first[bytes[i]] : null;
            for (int j = i + 1; at != null; j++) {
                if (at.name.isPresent() && (j >= length || !isWord(bytes[j]))) {
                    found.add(at.name.get());
                }
                at = j < length ? at.next.get(bytes[j]) : null;
            }
        }
    }

    /** Adds every name that occurs in a part of an array between acceptable neighbours. */
    void find(byte[] bytes, int length, Neighbours neighbours, Set<String> found) {
        for (int i = 0; i < length; i++) {
            Step at = bytes[i] >= 0 ? first[bytes[i]] : null;
            for (int j = i + 1; at != null; j++) {
                if (at.name.isPresent() && neighbours.accept(i > 0 ? bytes[i - 1] : -1, behind(bytes, j, length))) {
                    found.add(at.name.get());
                }
                at = j < length ? at.next.get(bytes[j]) : null;
            }
        }
    }
}

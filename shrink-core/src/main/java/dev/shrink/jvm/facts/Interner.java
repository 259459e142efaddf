package dev.shrink.jvm.facts;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One copy of each text for all classes of a program: names repeat a hundredfold. Thread-safe. */
public final class Interner {
    private final ConcurrentHashMap<String, String> texts = new ConcurrentHashMap<>(1 << 16);
    private final ConcurrentHashMap<Pair, String> keys = new ConcurrentHashMap<>(1 << 14);
    private final ConcurrentHashMap<String, List<String>> types = new ConcurrentHashMap<>(1 << 12);

    /** No text is known yet. */
    public Interner() { }

    String intern(String text) {
        String first = texts.get(text); // does not lock, and most have been seen
        if (first != null) {
            return first;
        }
        String known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    /** The text that some bytes spell; empty if they are not ASCII alone. */
    Optional<String> ascii(byte[] file, int start, int length) {
        int bits = 0;
        for (int i = start; i < start + length; i++) {
            bits |= file[i];
        }
        return bits < 0 ? Optional.empty() : Optional.of(intern(new String(file, start, length, StandardCharsets.ISO_8859_1)));
    }

    /** The key of a member from two texts that were interned here. */
    String key(String name, String descriptor) {
        Pair pair = new Pair(name, descriptor);
        String known = keys.get(pair);
        if (known == null) {
            boolean method = !descriptor.isEmpty() && descriptor.charAt(0) == '(';
            known = intern(method ? Keys.method(name, descriptor) : Keys.field(name, descriptor));
            keys.put(pair, known);
        }
        return known;
    }

    /** The classes that a descriptor mentions. */
    List<String> types(String descriptor) {
        List<String> known = types.get(descriptor);
        if (known == null) {
            known = Keys.types(descriptor).stream().map(this::intern).toList();
            types.put(descriptor, known);
        }
        return known;
    }

    /** Two interned texts: they are the same if the references are. */
    private record Pair(String name, String descriptor) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Pair pair && name == pair.name && descriptor == pair.descriptor;
        }

        @Override
        public int hashCode() {
            return name.hashCode() * 31 + descriptor.hashCode();
        }
    }
}

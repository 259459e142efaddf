package dev.shrink.jvm.facts;

import java.util.concurrent.ConcurrentHashMap;

/** One copy of each text for all classes of a program: names repeat a hundredfold. */
final class Interner {
    private final ConcurrentHashMap<String, String> texts = new ConcurrentHashMap<>(1 << 16);

    String intern(String text) {
        String known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }
}

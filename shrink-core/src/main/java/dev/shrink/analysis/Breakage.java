package dev.shrink.analysis;

import java.util.List;

/**
 * Something that worked before and would not work any more.
 *
 * @param code    stable identifier, such as {@code jvm.link}
 * @param subject what is broken: a class, a module, a library
 * @param message what happened and what to do, in a sentence
 * @param chain   how it is reached, from a root to what is missing; may be empty
 */
public record Breakage(String code, String subject, String message, List<String> chain) {

    public Breakage {
        chain = List.copyOf(chain);
    }

    @Override
    public String toString() {
        return subject + ": " + message + (chain.isEmpty() ? "" : " (" + String.join(" > ", chain) + ")");
    }
}

package dev.shrink.jvm.edge;

import java.util.regex.Pattern;

/** Patterns of class names as users write them: {@code com.acme.Foo}, {@code com.acme.*}, {@code com.acme.**}. */
final class ClassPatterns {
    private ClassPatterns() {
    }

    /** A pattern over internal names; {@code *} does not cross packages, {@code **} does, {@code ?} is one character. */
    static Pattern compile(String pattern) {
        StringBuilder regex = new StringBuilder();
        String text = pattern.trim().replace('.', '/');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*' && i + 1 < text.length() && text.charAt(i + 1) == '*') {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString());
    }
}

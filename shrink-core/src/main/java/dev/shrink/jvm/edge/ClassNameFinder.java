package dev.shrink.jvm.edge;

import dev.shrink.jvm.facts.ClassIndex;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the names of known classes in any text: with dots or slashes, as descriptors, in lists and sentences. */
final class ClassNameFinder {
    private static final int LONGEST_TEXT = 1 << 16;

    private final ClassIndex index;

    ClassNameFinder(ClassIndex index) {
        this.index = index;
    }

    /** Internal names of the classes that the text names. */
    Set<String> in(String text) {
        if (text.length() > LONGEST_TEXT) {
            return inPieces(text);
        }
        Set<String> found = new LinkedHashSet<>();
        addIfKnown(text, found);
        int length = text.length();
        int i = 0;
        while (i < length) {
            if (!Character.isJavaIdentifierStart(text.charAt(i))) {
                i++;
                continue;
            }
            int end = i + 1;
            boolean qualified = false;
            while (end < length && isNamePart(text, end)) {
                qualified |= isSeparator(text.charAt(end));
                end++;
            }
            if (qualified) {
                token(text.substring(i, end), found);
            }
            i = end;
        }
        return found;
    }

    private Set<String> inPieces(String text) {
        Set<String> found = new LinkedHashSet<>();
        for (int start = 0; start < text.length(); ) {
            int end = Math.min(text.length(), start + LONGEST_TEXT);
            while (end < text.length() && isNamePart(text, end)) {
                end++;
            }
            found.addAll(inPiece(text.substring(start, end)));
            start = end;
        }
        return found;
    }

    private Set<String> inPiece(String piece) {
        return piece.length() > LONGEST_TEXT ? Set.of() : in(piece);
    }

    private static boolean isSeparator(char c) {
        return c == '.' || c == '/';
    }

    private static boolean isNamePart(String text, int at) {
        char c = text.charAt(at);
        return Character.isJavaIdentifierPart(c) && c > ' '
                || isSeparator(c) && at + 1 < text.length() && Character.isJavaIdentifierStart(text.charAt(at + 1));
    }

    private void token(String token, Set<String> found) {
        String name = token.replace('.', '/');
        if (addIfKnown(name, found)) {
            return;
        }
        // A descriptor, or in binary files the length byte before the name.
        if (addIfKnown(name.substring(1), found)) {
            return;
        }
        int slash = name.lastIndexOf('/');
        String outer = name.substring(0, slash);
        // A nested class by its canonical name, a file name, or a class with a member.
        addIfKnown(outer + '$' + name.substring(slash + 1), found);
        if (!addIfKnown(outer, found) && outer.length() > 1) {
            addIfKnown(outer.substring(1), found);
        }
    }

    /** The class, and the class of the Scala object of that name: who is given the name may try either. */
    private boolean addIfKnown(String name, Set<String> found) {
        boolean known = false;
        for (String candidate : List.of(name, name + '$')) {
            if (index.contains(candidate)) {
                found.add(candidate);
                known = true;
            }
        }
        return known;
    }
}

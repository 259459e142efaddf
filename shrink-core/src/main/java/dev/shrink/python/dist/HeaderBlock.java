package dev.shrink.python.dist;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message in the style of RFC 822, as METADATA, PKG-INFO and WHEEL are: headers, a blank line, a body.
 *
 * @param fields in file order, names as written
 * @param body what follows the blank line; empty when there is none
 */
record HeaderBlock(List<Field> fields, String body) {
    /** A header with its continuation lines joined by line feeds. */
    record Field(String name, String value) {
    }

    /** Reads bytes that should be UTF-8 but, in old distributions, may be Latin-1. */
    static HeaderBlock parse(byte[] bytes) {
        return parse(decode(bytes));
    }

    static HeaderBlock parse(String text) {
        List<Field> fields = new ArrayList<>();
        int at = text.startsWith("\uFEFF") ? 1 : 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            int lineEnd = end < 0 ? text.length() : end;
            String line = stripCarriageReturn(text.substring(at, lineEnd));
            at = end < 0 ? text.length() : end + 1;
            if (line.isEmpty()) {
                return new HeaderBlock(List.copyOf(fields), text.substring(at));
            }
            addLine(fields, line);
        }
        return new HeaderBlock(List.copyOf(fields), "");
    }

    private static void addLine(List<Field> fields, String line) {
        int colon = line.indexOf(':');
        if (Character.isWhitespace(line.charAt(0)) || colon <= 0 || !isName(line.substring(0, colon))) {
            // setuptools before 66 wrote descriptions without indenting them: such lines belong to the header above
            if (!fields.isEmpty()) {
                Field last = fields.remove(fields.size() - 1);
                fields.add(new Field(last.name(), last.value() + "\n" + line.strip()));
            }
            return;
        }
        fields.add(new Field(line.substring(0, colon), line.substring(colon + 1).strip()));
    }

    private static boolean isName(String text) {
        return text.chars().allMatch(c -> c == '-' || Character.isLetterOrDigit(c));
    }

    static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private static String stripCarriageReturn(String line) {
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    Optional<String> first(String name) {
        return fields.stream().filter(f -> f.name().equalsIgnoreCase(name)).map(Field::value).findFirst();
    }

    List<String> all(String name) {
        return fields.stream().filter(f -> f.name().equalsIgnoreCase(name)).map(Field::value).toList();
    }
}

package dev.shrink.python.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes source bytes as Python does: byte order mark, encoding declaration in the first two lines (PEP 263), else UTF-8. */
final class SourceText {
    private static final Pattern DECLARATION = Pattern.compile("^[ \\t\\f]*#.*?coding[:=][ \\t]*([-\\w.]+)");

    private SourceText() {
    }

    static String decode(byte[] bytes) {
        int start = start(bytes);
        Charset charset = charset(bytes);
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes, start, bytes.length - start)).toString();
        } catch (CharacterCodingException notSo) {
            // names of modules are ASCII in practice, so that Latin-1 loses nothing that matters here
            return new String(bytes, start, bytes.length - start, StandardCharsets.ISO_8859_1);
        }
    }

    /** The encoding that the source declares, UTF-8 without a declaration (PEP 263). */
    static Charset charset(byte[] bytes) {
        return declared(bytes, start(bytes)).orElse(StandardCharsets.UTF_8);
    }

    private static int start(byte[] bytes) {
        return bytes.length >= 3 && (bytes[0] & 0xFF) == 0xEF && (bytes[1] & 0xFF) == 0xBB && (bytes[2] & 0xFF) == 0xBF ? 3 : 0;
    }

    private static Optional<Charset> declared(byte[] bytes, int start) {
        int length = Math.min(bytes.length - start, 400);
        String head = new String(bytes, start, length, StandardCharsets.ISO_8859_1);
        String[] lines = head.split("\r\n|\r|\n", 3);
        for (int i = 0; i < Math.min(2, lines.length); i++) {
            Matcher m = DECLARATION.matcher(lines[i]);
            if (m.find()) {
                return charset(m.group(1));
            }
        }
        return Optional.empty();
    }

    private static Optional<Charset> charset(String name) {
        String known = name.toLowerCase(Locale.ROOT).replace('_', '-').startsWith("utf-8") ? "UTF-8" : name;
        try {
            return Optional.of(Charset.forName(known.startsWith("latin-1") ? "ISO-8859-1" : known));
        } catch (IllegalArgumentException unknown) {
            return Optional.of(StandardCharsets.ISO_8859_1);
        }
    }
}

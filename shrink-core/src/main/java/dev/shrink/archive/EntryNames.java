package dev.shrink.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads names of archive entries and refuses those that would leave the folder they are unpacked to. */
final class EntryNames {

    /** What zips written on DOS and by old tools use (APPNOTE.TXT, appendix D). */
    private static final Charset CP437 = Charset.forName("IBM437");

    private EntryNames() { }

    /** UTF-8 where the bytes are that, whatever the flag says, else code page 437. */
    static String decode(byte[] raw) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
        } catch (CharacterCodingException notUtf8) {
            return CP437.decode(ByteBuffer.wrap(raw)).toString();
        }
    }

    static boolean isUtf8(byte[] raw) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    /** Why a name is dangerous, if it is. */
    static Optional<String> danger(String name) {
        if (name.isEmpty() || name.equals("/")) {
            return Optional.of("has no name");
        }
        if (name.indexOf('\0') >= 0) {
            return Optional.of("has a NUL character in its name");
        }
        if (name.startsWith("/") || name.startsWith("\\") || startsWithDrive(name)) {
            return Optional.of("has an absolute name");
        }
        for (String part : name.contains("..") ? name.split("[/\\\\]") : new String[0]) {
            if (part.equals("..")) {
                return Optional.of("would be unpacked outside its folder");
            }
        }
        return Optional.empty();
    }

    private static boolean startsWithDrive(String name) {
        return name.length() > 2 && name.charAt(1) == ':' && Character.isLetter(name.charAt(0)) && (name.charAt(2) == '/' || name.charAt(2) == '\\');
    }

    /** Whether files of that name are archives that are part of the program, not data. */
    static boolean namesArchive(String name) {
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        return lower.endsWith(".jar") || lower.endsWith(".war") || lower.endsWith(".ear");
    }
}

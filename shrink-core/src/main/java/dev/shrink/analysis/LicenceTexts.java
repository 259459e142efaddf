package dev.shrink.analysis;

import java.io.IOException;
import java.util.HexFormat;
import java.util.regex.Pattern;

import dev.shrink.model.Entry;
import dev.shrink.model.ShrinkException.BadArtifact;

/** Which files are licences, notices and the like, told by their names: most licences ask that they are passed on. */
public final class LicenceTexts {

    private static final String WORD = "(licen[cs]es?|notices?|copying|copyright|authors|third[-_]?party)";
    private static final Pattern NAME = Pattern.compile("(?i)(.*/)?([^/]*[-_.])?" + WORD + "([-_.][^/]*)?|(?i)(.*/)?licen[cs]es/.*");
    private static final Pattern CODE = Pattern.compile("(?i).*\\.(class|py|pyc|pyi|so|java|xml|json|properties|js)");

    private LicenceTexts() { }

    /** Whether the entry is a text that has to be passed on with what it is about. */
    public static boolean isText(Entry entry) {
        String name = entry.path().name();
        return !name.endsWith(".class") && entry.isFile() && entry.isLeaf() && NAME.matcher(name).matches() && !CODE.matcher(name).matches();
    }

    /** Two texts with the same digest are the same text. */
    public static String digest(Entry text) {
        try {
            return HexFormat.of().formatHex(text.content().sha256());
        } catch (IOException e) {
            throw BadArtifact.unreadableEntry(text.path(), e);
        }
    }
}

package dev.shrink.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

import dev.shrink.model.Entry;
import dev.shrink.model.ShrinkException.BadArtifact;
import dev.shrink.model.ShrinkException.Broken;

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
        try (InputStream in = text.content().open()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw BadArtifact.unreadableEntry(text.path(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new Broken("licence.digest", text.path().qualified(), "this Java has no SHA-256", e);
        }
    }
}

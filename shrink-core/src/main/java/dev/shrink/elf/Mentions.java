package dev.shrink.elf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Predicate;

import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import dev.shrink.model.ShrinkException.BadArtifact;

/** Whether some file of a deployment has a library's name among its bytes and so may load it by that name. */
final class Mentions {
    private static final int CHUNK = 1 << 16;

    private Mentions() {
    }

    /** In any file but these. */
    static boolean anywhere(Deployment view, String name, Set<EntryPath> except) {
        return in(view, name, e -> !except.contains(e.path()));
    }

    /** In any file that is not a library: a library that names another one opens it as the loader would. */
    static boolean inTexts(Deployment view, String name) {
        return in(view, name, e -> !NativeLibraries.isLibraryName(e.path().fileName()));
    }

    private static boolean in(Deployment view, String name, Predicate<Entry> where) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        return view.leaves().filter(Entry::isFile).filter(where).filter(e -> !isListOfFiles(e.path())).toList().parallelStream().anyMatch(e -> holds(e, wanted));
    }

    /** Installers write down what they installed; nobody loads a library because of that. */
    private static boolean isListOfFiles(EntryPath path) {
        return path.folder().endsWith(".dist-info/");
    }

    private static boolean holds(Entry entry, byte[] wanted) {
        byte[] buffer = new byte[CHUNK + wanted.length];
        int kept = 0;
        try (InputStream in = entry.content().open()) {
            for (int n = in.readNBytes(buffer, 0, CHUNK); n > 0; n = in.readNBytes(buffer, kept, CHUNK)) {
                int length = kept + n;
                if (indexOf(buffer, length, wanted) >= 0) {
                    return true;
                }
                kept = Math.min(length, wanted.length - 1);
                System.arraycopy(buffer, length - kept, buffer, 0, kept);
            }
            return false;
        } catch (IOException e) {
            throw BadArtifact.unreadableEntry(entry.path(), e);
        }
    }

    private static int indexOf(byte[] bytes, int length, byte[] wanted) {
        for (int i = 0; i + wanted.length <= length; i++) {
            if (bytes[i] == wanted[0] && java.util.Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}

package dev.shrink.archive;

import java.io.IOException;
import java.util.function.Consumer;

import dev.shrink.model.Diagnostic;
import dev.shrink.model.Entry;
import dev.shrink.model.ShrinkException.BadArtifact;

/** Opens jars inside folders and archives. One that cannot be opened stays what it is, a file, with a diagnostic. */
final class NestedArchives {

    private NestedArchives() { }

    static Entry open(Entry entry, Workspace workspace, ArchiveLimits limits, int depth, Consumer<Diagnostic> diagnostics, ZipReader reader) {
        if (!entry.isFile() || !EntryNames.namesArchive(entry.path().name()) || !isZip(entry)) {
            return entry;
        }
        if (depth >= limits.maxDepth()) {
            diagnostics.accept(Diagnostic.note("archive.too-deep", entry.path().qualified(), "archives are opened to depth " + limits.maxDepth() + "; this one is kept as it is"));
            return entry;
        }
        try {
            return entry.withInner(reader.read(workspace.fileOf(entry.content()), entry.path().qualified(), entry.path()::inside, depth + 1));
        } catch (BadArtifact | IOException e) {
            String detail = e instanceof BadArtifact bad ? bad.explain() : e.getMessage();
            diagnostics.accept(Diagnostic.warning("archive.nested-unreadable", entry.path().qualified(), "this archive is kept as it is: " + detail, "Check where it comes from"));
            return entry;
        }
    }

    private static boolean isZip(Entry entry) {
        try {
            byte[] head = entry.content().head(4);
            return head.length == 4 && head[0] == 'P' && head[1] == 'K' && (head[2] == 3 && head[3] == 4 || head[2] == 5 && head[3] == 6);
        } catch (IOException unreadable) {
            return true; // opening it tells what is wrong
        }
    }
}

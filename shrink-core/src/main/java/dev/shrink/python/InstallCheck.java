package dev.shrink.python;

import dev.shrink.analysis.Facts;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Entry;
import dev.shrink.python.PythonTree.Installed;
import dev.shrink.python.dist.RecordFile;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Tells what about an installed distribution is not as an installer leaves it. All of it is kept; what is wrong with it was wrong before. */
final class InstallCheck {
    /** Larger files are held against RECORD by their size alone. */
    private static final long MAX_HASHED_BYTES = 1 << 20;

    private InstallCheck() {
    }

    static void tell(Installed here, Facts facts) {
        String subject = here.site().prefix() + here.distribution().folder();
        here.distribution().problems().forEach(problem -> facts.tell(Diagnostic.note("python.metadata", subject, problem)));
        if (here.distribution().editable()) {
            facts.tell(Diagnostic.warning("python.editable", subject, here.distribution().name() + " is installed to be edited: its code lies outside of the deployment and will be missing",
                    "Install it without --editable"));
        }
        here.site().file(here.distribution().folder() + "/RECORD").ifPresent(record -> hold(record, here, subject, facts));
    }

    private static void hold(Entry record, Installed here, String subject, Facts facts) {
        try {
            List<RecordFile.Row> rows = RecordFile.parse(record.content().bytes()).rows();
            // Whoever installs compiles byte code again, also such as a wheel brought along.
            List<String> other = rows.parallelStream().filter(row -> !row.path().endsWith(".pyc")).filter(row -> here.site().file(row.path()).filter(entry -> differs(entry, row)).isPresent()).map(RecordFile.Row::path).toList();
            if (!other.isEmpty()) {
                facts.tell(Diagnostic.warning("python.record-mismatch", subject, other.size() + (other.size() == 1 ? " file is" : " files are") + " not what RECORD says, the first is " + other.get(0)
                        + "; they are treated as they are", "Install the distribution anew if nobody changed it on purpose"));
            }
        } catch (IOException e) {
            facts.tell(Diagnostic.note("python.metadata", subject, "RECORD cannot be read: " + e.getMessage()));
        }
    }

    private static boolean differs(Entry entry, RecordFile.Row row) {
        if (row.sizeBytes().isPresent() && row.sizeBytes().getAsLong() != entry.size()) {
            return true;
        }
        return entry.size() <= MAX_HASHED_BYTES && row.hash().startsWith("sha256=") && sha256(entry).filter(hash -> !row.hash().equals("sha256=" + hash)).isPresent();
    }

    private static Optional<String> sha256(Entry entry) {
        try {
            return Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(entry.content().sha256()));
        } catch (IOException unreadable) {
            // what cannot be read is told where it is written
            return Optional.empty();
        }
    }
}

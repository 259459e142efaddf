package dev.shrink.elf;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import dev.shrink.analysis.Analysis;
import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;
import dev.shrink.model.EntryPath;

/**
 * Libraries whose very bytes are checked by somebody at run time, so that a smaller file would be taken for a forged one.
 *
 * @param checksums files with a checksum beside them, as NSS and OpenSSL's FIPS module have, without the checksum's extension
 * @param signed containers with a signature file, as signed jars have
 */
record Untouchable(Set<EntryPath> checksums, Set<EntryPath> signed) {

    static final Analysis<Untouchable> ANALYSIS = Reader.INSTANCE;

    /** Why the library must keep its bytes; empty if it need not. */
    Optional<String> reason(EntryPath path) {
        String name = path.name();
        String stem = name.contains(".so") ? name.substring(0, name.lastIndexOf(".so")) : name;
        if (checksums.contains(path.sibling(stem))) {
            return Optional.of("a checksum file beside it is compared with its bytes at run time");
        }
        if (path.fileName().equals("fips.so")) {
            return Optional.of("OpenSSL's FIPS module checks its own bytes at run time");
        }
        if (signed.contains(path.sibling(""))) {
            return Optional.of("the archive around it is signed");
        }
        return Optional.empty();
    }

    private enum Reader implements Analysis<Untouchable> {
        INSTANCE;

        @Override
        public Untouchable analyze(Deployment view, Facts facts) {
            Set<EntryPath> checksums = new HashSet<>();
            Set<EntryPath> signed = new HashSet<>();
            view.leaves().forEach(e -> {
                String name = e.path().name();
                if (name.endsWith(".chk")) {
                    checksums.add(e.path().sibling(name.substring(0, name.length() - ".chk".length())));
                } else if (name.startsWith("META-INF/") && name.endsWith(".SF")) {
                    signed.add(e.path().sibling(""));
                }
            });
            return new Untouchable(checksums, signed);
        }
    }
}

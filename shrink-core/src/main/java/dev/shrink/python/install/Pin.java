package dev.shrink.python.install;

import java.util.List;

/**
 * One line of a lock file: exactly one version of one distribution.
 *
 * @param hashes {@code algorithm:hex} of the files that may stand for it; empty when none are locked
 */
record Pin(String name, String version, List<String> hashes) {
    Pin {
        hashes = List.copyOf(hashes);
    }

    /** As pip reads it. */
    String line(boolean hashed) {
        StringBuilder line = new StringBuilder(name).append("==").append(version);
        if (hashed) {
            hashes.forEach(hash -> line.append(" --hash=").append(hash));
        }
        return line.toString();
    }
}

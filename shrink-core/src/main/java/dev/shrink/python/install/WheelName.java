package dev.shrink.python.install;

import dev.shrink.python.dist.PackageName;
import dev.shrink.python.dist.WheelTag;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a wheel's file name says: {@code name-version(-build)?-python-abi-platform.whl}.
 *
 * @param name normalised (PEP 503)
 * @param version as written
 * @param tags what it can run on; at least one
 */
record WheelName(Path file, String name, String version, List<WheelTag> tags) {
    static final String ENDING = ".whl";

    /** Reads a file's name; empty when it is not that of a wheel. */
    static Optional<WheelName> of(Path file) {
        String text = file.getFileName().toString();
        if (!text.endsWith(ENDING)) {
            return Optional.empty();
        }
        String[] parts = text.substring(0, text.length() - ENDING.length()).split("-");
        if (parts.length != 5 && parts.length != 6) {
            return Optional.empty();
        }
        int last = parts.length - 1;
        List<WheelTag> tags = WheelTag.expand(parts[last - 2] + "-" + parts[last - 1] + "-" + parts[last]);
        return tags.isEmpty() ? Optional.empty() : Optional.of(new WheelName(file, PackageName.normalize(parts[0]), parts[1], tags));
    }

    /** The newest glibc that one of its tags asks for: of two wheels that fit, the one built for the newer system is the better one. */
    int glibcMinor() {
        return tags.stream().mapToInt(WheelTag::glibcMinor).max().orElse(0);
    }

    /** What it is for, for people. */
    String made() {
        return tags.stream().map(tag -> tag.python() + "-" + tag.abi() + "-" + tag.platform()).limit(3).collect(Collectors.joining(", "));
    }
}

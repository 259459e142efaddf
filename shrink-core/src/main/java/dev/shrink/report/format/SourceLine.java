package dev.shrink.report.format;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a file of the user's that an origin names.
 *
 * @param file the file as the origin writes it
 * @param line from 1 on
 */
record SourceLine(String file, int line) {

    private static final Pattern ORIGIN = Pattern.compile("(.+):(\\d+)");

    /** {@code shrink.yaml:12} is one, {@code --budget} is none. */
    static Optional<SourceLine> of(String origin) {
        Matcher matcher = ORIGIN.matcher(origin);
        return matcher.matches() && !origin.startsWith("-") ? Optional.of(new SourceLine(matcher.group(1), Integer.parseInt(matcher.group(2)))) : Optional.empty();
    }
}

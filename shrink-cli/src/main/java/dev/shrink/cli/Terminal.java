package dev.shrink.cli;

import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;

import dev.shrink.report.format.TextStyle;

/**
 * What a command prints to, and what it may do there.
 *
 * @param out         takes reports
 * @param err         takes messages and progress
 * @param environment variables of the process
 * @param interactive whether a person looks at it
 */
record Terminal(PrintStream out, PrintStream err, Map<String, String> environment, boolean interactive) {

    private static final int USUAL_WIDTH = 160;

    /** The process's own. Java tells whether both streams are a terminal, which is what progress and colours ask for. */
    static Terminal system() {
        return new Terminal(System.out, System.err, System.getenv(), System.console() != null && !"dumb".equals(System.getenv("TERM")));
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** Whether colours may be used: for people only, and not for those who set NO_COLOR. */
    boolean colour() {
        return interactive && variable("NO_COLOR").isEmpty() || variable("CLICOLOR_FORCE").filter(v -> !v.equals("0")).isPresent();
    }

    /** Whether lines may be written over: for people only, and not on CI servers. */
    boolean animated() {
        return interactive && variable("CI").isEmpty();
    }

    /** How text looks here: as wide as the terminal says, else nothing is cut when it goes to a file. */
    TextStyle style(TextStyle wanted) {
        int width = variable("COLUMNS").filter(c -> c.matches("\\d{2,4}")).map(Integer::parseInt).orElse(interactive ? USUAL_WIDTH : Integer.MAX_VALUE);
        return new TextStyle(wanted.rows(), width, colour(), wanted.notes(), wanted.units(), wanted.grouping());
    }
}

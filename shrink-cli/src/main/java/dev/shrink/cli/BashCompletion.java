package dev.shrink.cli;

import picocli.AutoComplete;
import picocli.CommandLine;

/** A completion script for bash and zsh. */
final class BashCompletion {

    private static final String ALL_WORDS = "for element in \"${COMP_WORDS[@]}\"";
    private static final String WORDS_AFTER_THE_PROGRAM = "for element in \"${COMP_WORDS[@]:1}\"";

    private BashCompletion() { }

    /** picocli's script takes the program's name for the subcommand of the same name, which is the first word of every line. */
    static String script(CommandLine shrink) {
        String script = AutoComplete.bash("shrink", shrink);
        if (!script.contains(ALL_WORDS)) {
            throw new IllegalStateException("picocli writes another script than the one that is corrected here");
        }
        return script.replace(ALL_WORDS, WORDS_AFTER_THE_PROGRAM);
    }
}

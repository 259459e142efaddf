package dev.shrink.verify.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** How far a function's process is kept from this machine. */
public sealed interface Isolation permits PlainProcess, Bubblewrap {

    /** A plain child process with a temporary folder of its own. */
    static Isolation plain() {
        return new PlainProcess();
    }

    /** Short name for the report. */
    String title();

    /** What a run of this kind does not show, one sentence each; empty for none. */
    List<String> unproven(FunctionCode code, RuntimeClient client);

    /** The folders as the function will see them; {@code temp} is empty, and so is all beside it. */
    Folders folders(FunctionCode code, RuntimeClient client, Path temp) throws IOException;

    /** The command line that runs {@code launch} in isolation. */
    List<String> command(Launch launch, FunctionCode code, RuntimeClient client);
}

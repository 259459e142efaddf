package dev.shrink.verify.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** No isolation: the function sees this machine's files. */
record PlainProcess() implements Isolation {

    @Override
    public String title() {
        return "plain";
    }

    @Override
    public List<String> unproven(FunctionCode code, RuntimeClient client) {
        List<String> sentences = new ArrayList<>();
        sentences.add("The code lay in a folder of this machine and not at /var/task: absolute paths are not proved.");
        sentences.add("The function could read this machine's files and write into its own folder: a file that only this machine has would not be missed.");
        if (code.layers().isPresent()) {
            sentences.add(client instanceof JavaClient
                ? "The layers' jars were linked behind the function's own in lib/: order and class loader are as in Lambda, their place /opt is not."
                : "The layers were put on PYTHONPATH: the order is as in Lambda, their place /opt is not.");
        }
        return sentences;
    }

    @Override
    public Folders folders(FunctionCode code, RuntimeClient client, Path temp) throws IOException {
        Path task = client instanceof JavaClient ? LinkedTask.of(code, temp.resolveSibling("task")) : code.task();
        return new Folders(task, code.layers().orElse(temp.resolve("no-layers")), temp, client.folder());
    }

    @Override
    public List<String> command(Launch launch, FunctionCode code, RuntimeClient client) {
        return launch.command();
    }
}

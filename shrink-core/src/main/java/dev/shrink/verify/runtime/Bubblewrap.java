package dev.shrink.verify.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A sandbox of Linux namespaces made by {@code bwrap}: {@code /var/task} and {@code /opt} read-only, an empty {@code /tmp} of 512 MiB,
 * the system's libraries, and nothing else of this machine but its network.
 */
public final class Bubblewrap implements Isolation {

    private static final String TASK = "/var/task";
    private static final String LAYERS = "/opt";
    private static final String CLIENT = "/var/runtime";
    private static final String TEMP = "/tmp";
    /** Where Lambda has the JDK or Python; used here if they lie in a folder that the sandbox replaces. */
    private static final String LANGUAGE = "/var/lang";
    private static final List<String> HIDDEN = List.of(TASK, LAYERS, CLIENT, TEMP);
    /** Lambda's smallest ephemeral storage, 512 MiB, in bytes. */
    private static final long TEMP_BYTES = 512L << 20;
    private static final List<String> SYSTEM_FOLDERS = List.of("/bin", "/sbin", "/lib", "/lib32", "/lib64");

    private final Path program;

    private Bubblewrap(Path program) {
        this.program = program;
    }

    /** Bubblewrap, if it is on the PATH and this machine lets it make namespaces. */
    public static Optional<Isolation> find() throws IOException {
        return SearchPath.find("bwrap")
            .map(Bubblewrap::new)
            .filter(Bubblewrap::works)
            .map(Isolation.class::cast);
    }

    private boolean works() {
        List<String> command = new ArrayList<>(base());
        command.add("true");
        try {
            Process probe = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return probe.waitFor(10, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException e) {
            return false; // it cannot be started here: the same answer as a sandbox that cannot be made
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public String title() {
        return "strict (bubblewrap)";
    }

    @Override
    public List<String> unproven(FunctionCode code, RuntimeClient client) {
        return List.of("The system's libraries were this machine's, not Amazon Linux's.");
    }

    @Override
    public Folders folders(FunctionCode code, RuntimeClient client, Path temp) {
        return new Folders(Path.of(TASK), Path.of(LAYERS), Path.of(TEMP), Path.of(CLIENT));
    }

    @Override
    public List<String> command(Launch launch, FunctionCode code, RuntimeClient client) {
        List<String> command = new ArrayList<>(base());
        code.layers().ifPresentOrElse(layers -> bind(command, layers, LAYERS), () -> command.addAll(List.of("--dir", LAYERS)));
        bind(command, code.task(), TASK);
        bind(command, client.folder(), CLIENT);
        List<String> program = new ArrayList<>(launch.command());
        for (Path folder : launch.hostFolders()) {
            if (HIDDEN.stream().anyMatch(folder::startsWith)) {
                bind(command, folder, LANGUAGE);
                program.replaceAll(argument -> argument.startsWith(folder + "/") ? LANGUAGE + argument.substring(folder.toString().length()) : argument);
            } else if (!folder.startsWith("/usr")) {
                bind(command, folder, folder.toString());
            }
        }
        command.addAll(List.of("--chdir", TASK));
        command.addAll(program);
        return command;
    }

    private List<String> base() {
        List<String> command = new ArrayList<>(List.of(program.toString(), "--unshare-all", "--share-net", "--die-with-parent", "--ro-bind", "/usr", "/usr"));
        for (String folder : SYSTEM_FOLDERS) {
            Path path = Path.of(folder);
            if (Files.isSymbolicLink(path)) {
                command.addAll(List.of("--symlink", "usr" + folder, folder));
            } else if (Files.isDirectory(path)) {
                bind(command, path, folder);
            }
        }
        bind(command, Path.of("/etc"), "/etc");
        command.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--size", Long.toString(TEMP_BYTES), "--tmpfs", TEMP));
        return command;
    }

    private static void bind(List<String> command, Path from, String to) {
        command.addAll(List.of("--ro-bind", from.toAbsolutePath().toString(), to));
    }
}

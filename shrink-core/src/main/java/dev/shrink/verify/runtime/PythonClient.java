package dev.shrink.verify.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.shrink.model.ShrinkException;

/**
 * AWS's runtime interface client for Python, awslambdaric, where the interpreter has it; else a small one of shrink's own.
 *
 * <p>It runs in an environment of its own, which has the interpreter's standard library and, as far as the interpreter has it, what
 * Lambda's Python runtimes bring along (boto3 and what that needs): a package that only this machine has must not hide that the artifact
 * has lost it.
 */
public final class PythonClient implements RuntimeClient {

    private static final String AWS_CLIENT = "awslambdaric";
    private static final List<String> AWS_MODULES = List.of(AWS_CLIENT, "runtime_client", "simplejson", "snapshot_restore_py");
    private static final List<String> PROVIDED = List.of("boto3", "botocore", "s3transfer", "jmespath", "urllib3", "dateutil", "six");
    private static final String BOOTSTRAP = "python_bootstrap.py";

    private final Path folder;
    private final PythonProbe python;
    private final boolean awsClient;
    private final Map<String, String> environment;

    private PythonClient(Path folder, PythonProbe python, boolean awsClient, Map<String, String> environment) {
        this.folder = folder;
        this.python = python;
        this.awsClient = awsClient;
        this.environment = environment;
    }

    /**
     * Makes an environment for an interpreter.
     *
     * @param folder      where to; an empty folder, made if it does not exist
     * @param interpreter a path, or a name to be found on the PATH such as {@code python3.12}
     * @throws ShrinkException.BadRequest if it is no Python 3
     */
    public static PythonClient create(Path folder, String interpreter) throws IOException, InterruptedException {
        return create(folder, interpreter, true);
    }

    static PythonClient create(Path folder, String interpreter, boolean preferAwsClient) throws IOException, InterruptedException {
        List<String> asked = Stream.concat(AWS_MODULES.stream(), PROVIDED.stream()).toList();
        PythonProbe python = PythonProbe.of(interpreter, asked);
        boolean awsClient = preferAwsClient && python.modules().keySet().containsAll(AWS_MODULES);
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("python"), python.executable());
        Files.writeString(folder.resolve("pyvenv.cfg"), "home = " + python.executable().getParent() + "\ninclude-system-site-packages = false\nversion = " + python.version() + "\n");
        Path site = Files.createDirectories(folder.resolve("lib/python" + python.minorVersion() + "/site-packages"));
        for (Map.Entry<String, Path> module : python.modules().entrySet()) {
            if (PROVIDED.contains(module.getKey()) || awsClient) {
                Files.createSymbolicLink(site.resolve(module.getValue().getFileName()), module.getValue());
            }
        }
        new Bundled(PythonClient.class, BOOTSTRAP).copyTo(folder.resolve(BOOTSTRAP));
        return new PythonClient(folder.toRealPath(), python, awsClient, Map.of());
    }

    /** The same client with more environment variables, and a module that is run before the function's first line. */
    public PythonClient withRecorder(Path recorder, Map<String, String> variables) throws IOException {
        Files.copy(recorder, folder.resolve("lib/python" + minorVersion() + "/site-packages/sitecustomize.py"), StandardCopyOption.REPLACE_EXISTING);
        return new PythonClient(folder, python, awsClient, Map.copyOf(variables));
    }

    /** The interpreter's version without its last number: {@code 3.12}. */
    public String minorVersion() {
        return python.minorVersion();
    }

    /** Which packages of this machine stood in for those of Lambda's runtime. */
    public List<String> providedHere() {
        return PROVIDED.stream().filter(python.modules()::containsKey).toList();
    }

    @Override
    public String title() {
        return (awsClient ? "AWS's runtime interface client (awslambdaric)" : "shrink's own client (the interpreter has no awslambdaric)") + " on Python " + python.version();
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Launch launch(Folders folders, FunctionSettings settings) {
        List<String> command = new ArrayList<>(List.of(folders.client().resolve("bin/python").toString()));
        command.addAll(awsClient ? List.of("-m", AWS_CLIENT) : List.of(folders.client().resolve(BOOTSTRAP).toString()));
        command.add(settings.handler());
        Map<String, String> variables = new LinkedHashMap<>(environment);
        // Lambda's order: the function, the layers, the standard library, the runtime's own packages.
        variables.put("PYTHONPATH", folders.layers().resolve("python/lib/python" + minorVersion() + "/site-packages") + ":" + folders.layers().resolve("python"));
        // Lambda's folders are read-only; a plain process could write byte code into the user's.
        variables.put("PYTHONDONTWRITEBYTECODE", "1");
        // Sets of texts come in the same order in both runs.
        variables.put("PYTHONHASHSEED", "0");
        return new Launch(command, variables, hostFolders());
    }

    private List<Path> hostFolders() {
        List<Path> hostFolders = new ArrayList<>(List.of(python.prefix()));
        python.modules().values().stream()
            .filter(module -> !module.startsWith(python.prefix()))
            .map(module -> Optional.ofNullable(module.getParent()).orElse(module))
            .distinct().forEach(hostFolders::add);
        return hostFolders;
    }
}

package dev.shrink.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.shrink.config.SettingTable;
import dev.shrink.config.Settings;
import dev.shrink.config.VerifySettings;
import dev.shrink.lambda.LambdaRuntime;
import dev.shrink.lambda.LambdaRuntime.Language;
import dev.shrink.model.ShrinkException.BadRequest;
import dev.shrink.verify.runtime.Bubblewrap;
import dev.shrink.verify.runtime.FunctionCode;
import dev.shrink.verify.runtime.FunctionSettings;
import dev.shrink.verify.runtime.Isolation;
import dev.shrink.verify.runtime.JavaClient;
import dev.shrink.verify.runtime.PythonClient;
import dev.shrink.verify.runtime.RuntimeClient;
import dev.shrink.verify.runtime.SearchPath;

/** Turns settings into what runs a function. */
public final class VerifySetup {

    private final Settings settings;
    private final Path folder;
    private final Map<String, String> given;
    private final List<String> unproven = new ArrayList<>();

    /**
     * @param folder an empty folder for the runtime client; the caller deletes it
     * @param given  variables that lead to backends; those of the settings win
     */
    public VerifySetup(Settings settings, Path folder, Map<String, String> given) {
        this.settings = settings;
        this.folder = folder;
        this.given = Map.copyOf(given);
    }

    /**
     * How the events of the settings are replayed against a function.
     *
     * @throws BadRequest if there is no event, not exactly one handler, or no runtime for it
     */
    public Replay replay(FunctionCode code) throws IOException, InterruptedException {
        List<Event> events = events();
        String handler = handler();
        boolean python = language(code, handler) == Language.PYTHON;
        LambdaRuntime runtime = settings.get(SettingTable.RUNTIME);
        RuntimeClient client = python ? python(runtime) : java(runtime);
        if (python && runtime.language() != Language.PYTHON) {
            runtime = LambdaRuntime.of("python" + ((PythonClient) client).minorVersion()).orElse(LambdaRuntime.PYTHON3_13);
        }
        FunctionSettings function = FunctionSettings.of(handler, runtime)
            .withMemoryMib(settings.get(VerifySettings.MEMORY))
            .withTimeout(Duration.ofSeconds(settings.get(VerifySettings.TIMEOUT)))
            .withEnvironment(environment());
        return new Replay(function, client, isolation(), events, unproven, Math.max(1, settings.get(VerifySettings.ROUNDS)));
    }

    /** What may differ. */
    public Masks masks() {
        return Masks.of(List.copyOf(settings.get(VerifySettings.MASK)));
    }

    /** Whether log output is compared. */
    public boolean logs() {
        return settings.get(VerifySettings.COMPARE_LOGS);
    }

    private List<Event> events() {
        Set<String> given = settings.get(VerifySettings.EVENT);
        if (given.isEmpty()) {
            throw new BadRequest("verify.no-event", "event", "there is no event to run the function with", "Give one with --event, a file or a request such as 'GET /features?entity=x'");
        }
        EventReader reader = new EventReader(HttpEvent.Format.valueOf(settings.get(VerifySettings.EVENT_FORMAT).name()));
        return given.stream().flatMap(argument -> reader.read(argument).stream()).toList();
    }

    private String handler() {
        Set<String> handlers = settings.get(SettingTable.HANDLER);
        if (handlers.size() != 1) {
            throw new BadRequest("verify.handler", settings.isSet(SettingTable.HANDLER) ? settings.origin(SettingTable.HANDLER) : "handler", "events are sent to one handler, and there are " + handlers.size(), "Give one --handler");
        }
        return handlers.iterator().next();
    }

    /** The runtime's, where it is set; else that of the file which the handler names. */
    private Language language(FunctionCode code, String handler) {
        if (settings.isSet(SettingTable.RUNTIME)) {
            return settings.get(SettingTable.RUNTIME).language();
        }
        String module = handler.contains("::") || !handler.contains(".") ? "" : handler.substring(0, handler.lastIndexOf('.')).replace('.', '/');
        boolean found = !module.isEmpty() && List.of(".py", ".pyc", "/__init__.py", "/__init__.pyc").stream().anyMatch(end -> Files.exists(code.task().resolve(module + end)));
        return found ? Language.PYTHON : Language.JAVA;
    }

    private JavaClient java(LambdaRuntime runtime) throws IOException {
        Path home = settings.get(VerifySettings.JAVA_HOME).map(Path::of).orElse(Path.of(System.getProperty("java.home")));
        JavaClient client = JavaClient.unpack(folder, home);
        if (settings.isSet(SettingTable.RUNTIME) && client.featureRelease() != runtime.version()) {
            unproven.add("It ran on Java " + client.featureRelease() + " and not on that of " + runtime + "; --java-home names another JDK.");
        }
        return client;
    }

    private PythonClient python(LambdaRuntime runtime) throws IOException, InterruptedException {
        Optional<String> given = settings.get(VerifySettings.PYTHON);
        String wanted = "3." + runtime.version();
        boolean known = runtime.language() == Language.PYTHON;
        String interpreter = given.orElse(known && SearchPath.find("python" + wanted).isPresent() ? "python" + wanted : "python3");
        PythonClient client;
        try {
            client = PythonClient.create(folder, interpreter);
        } catch (BadRequest e) {
            if (given.isPresent() || interpreter.equals("python3")) {
                throw e;
            }
            client = PythonClient.create(folder, "python3"); // a launcher of that name for a version that is not installed
        }
        if (known && !client.minorVersion().equals(wanted)) {
            unproven.add("It ran on Python " + client.minorVersion() + " and not on that of " + runtime + "; --python names another interpreter.");
        }
        if (!client.providedHere().isEmpty()) {
            unproven.add("In place of the runtime's own, these packages came from this machine where the artifact lacks them: " + String.join(", ", client.providedHere()) + ".");
        }
        return client;
    }

    private Isolation isolation() throws IOException {
        return switch (settings.get(VerifySettings.ISOLATION)) {
            case PLAIN -> Isolation.plain();
            case AUTO -> Bubblewrap.find().orElse(Isolation.plain());
            case STRICT -> Bubblewrap.find().orElseThrow(() -> new BadRequest("verify.no-sandbox", settings.origin(VerifySettings.ISOLATION),
                "bubblewrap is not installed, or this machine does not let it make namespaces", "Install the package bubblewrap, or use --isolation plain"));
        };
    }

    private Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>(given);
        for (String variable : settings.get(VerifySettings.ENV)) {
            int equals = variable.indexOf('=');
            String name = equals < 0 ? variable : variable.substring(0, equals);
            Optional<String> value = equals < 0 ? Optional.ofNullable(System.getenv(name)) : Optional.of(variable.substring(equals + 1));
            variables.put(name, value.orElseThrow(() -> new BadRequest("verify.env", variable, "this process has no such environment variable", "Write NAME=VALUE")));
        }
        return variables;
    }
}

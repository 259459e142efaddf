package dev.shrink.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.shrink.model.ShrinkException.BadRequest;
import dev.shrink.verify.recorder.ResourceRecorder;
import dev.shrink.verify.runtime.Bundled;
import dev.shrink.verify.runtime.FunctionCode;
import dev.shrink.verify.runtime.FunctionError;
import dev.shrink.verify.runtime.Isolation;
import dev.shrink.verify.runtime.JavaClient;
import dev.shrink.verify.runtime.LocalFunction;
import dev.shrink.verify.runtime.PythonClient;
import dev.shrink.verify.runtime.RuntimeClient;

/** Runs a function with events and writes down what it uses. */
public final class Tracer {

    private static final Pattern LOADED = Pattern.compile("\\] (\\S+) source: (?:file:|jar:)\\S+");
    private static final String PYTHON_RECORDER = "/dev/shrink/python/record.py";

    private final Replay replay;
    private final FunctionCode code;
    private final Path folder;

    /** @param folder an empty folder for temporary files; the caller deletes it */
    public Tracer(Replay replay, FunctionCode code, Path folder) {
        this.replay = replay;
        this.code = code;
        this.folder = folder.toAbsolutePath();
    }

    /**
     * Runs the events once, in a plain process.
     *
     * @throws BadRequest if the function does not start
     */
    public Trace trace() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Trace trace = Trace.of(replay.settings().runtime().id(), replay.events().size());
        try (LocalFunction function = LocalFunction.start(code, replay.settings(), recording(), Isolation.plain(), folder.resolve("runs"))) {
            Optional<FunctionError> error = function.awaitInit();
            if (error.isPresent()) {
                throw new BadRequest("trace.no-start", code.task(), "the function does not start: " + error.get(), "Check the handler, the runtime and the environment");
            }
            for (Event event : replay.events()) {
                function.invoke(event.json());
            }
            function.mappedFiles().stream().filter(file -> file.contains(".so")).forEach(file -> relative(file).ifPresent(trace.libraries()::add));
            function.finish();
        }
        read(trace);
        return trace;
    }

    private RuntimeClient recording() throws IOException {
        if (replay.client() instanceof JavaClient java) {
            String file = ResourceRecorder.class.getName().replace('.', '/') + ".class";
            new Bundled(Tracer.class, "/" + file).copyTo(folder.resolve("recorder").resolve(file));
            return java.withRecorder(folder.resolve("recorder"), List.of("-Xlog:class+load=info:file=" + folder.resolve("classes.log") + "::filecount=0",
                "-Djava.system.class.loader=" + ResourceRecorder.class.getName(), "-D" + ResourceRecorder.FILE + "=" + folder.resolve("resources.log")));
        }
        Path recorder = folder.resolve("sitecustomize.py");
        Files.writeString(recorder, new Bundled(Tracer.class, PYTHON_RECORDER).text().replaceFirst("(?s)\nif __name__ == .*", "\nstart()\n"));
        String roots = code.layers().map(layers -> code.task() + ":" + layers).orElse(code.task().toString());
        return ((PythonClient) replay.client()).withRecorder(recorder, Map.of("SHRINK_RECORD", folder.resolve("python.json").toString(), "SHRINK_ROOTS", roots));
    }

    private void read(Trace trace) throws IOException {
        Path python = folder.resolve("python.json");
        if (Files.exists(python)) {
            JsonNode json = new JsonMapper().readTree(Files.readAllBytes(python));
            json.path("modules").forEach(module -> trace.modules().add(module.asText()));
            // Python asks for byte code that may not be there.
            json.path("files").forEach(file -> Optional.of(file.asText()).filter(this::isThere).ifPresent(trace.files()::add));
            json.path("libraries").forEach(library -> trace.libraries().add(library.asText()));
        }
        if (Files.exists(folder.resolve("classes.log"))) {
            Set<String> names = names();
            try (Stream<String> lines = Files.lines(folder.resolve("classes.log"), StandardCharsets.UTF_8)) {
                lines.map(LOADED::matcher).filter(Matcher::find).map(loaded -> loaded.group(1))
                    .filter(name -> names.contains(name.replace('.', '/') + ".class")).forEach(trace.classes()::add);
            }
            try (Stream<String> lines = Files.lines(folder.resolve("resources.log"), StandardCharsets.UTF_8)) {
                lines.filter(names::contains).forEach(trace.resources()::add);
            }
        }
    }

    private boolean isThere(String name) {
        return Stream.concat(Stream.of(code.task()), code.layers().stream()).anyMatch(root -> Files.exists(root.resolve(name)));
    }

    private Optional<String> relative(String file) {
        return Stream.concat(Stream.of(code.task()), code.layers().stream()).filter(root -> Path.of(file).startsWith(root))
            .map(root -> root.relativize(Path.of(file)).toString()).findFirst();
    }

    /** What a Java function can see: names in its folder, and in the jars of its and the layers' library folders. */
    private Set<String> names() throws IOException {
        Set<String> names = new HashSet<>();
        List<Path> jars = new ArrayList<>();
        try (Stream<Path> files = Files.walk(code.task())) {
            files.filter(Files::isRegularFile).map(file -> code.task().relativize(file).toString()).forEach(names::add);
        }
        for (Path lib : Stream.concat(Stream.of(code.task().resolve("lib")), code.layers().map(layers -> layers.resolve("java/lib")).stream()).filter(Files::isDirectory).toList()) {
            try (Stream<Path> files = Files.list(lib)) {
                files.filter(file -> file.toString().endsWith(".jar")).forEach(jars::add);
            }
        }
        for (Path jar : jars) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                zip.stream().map(entry -> entry.getName().replaceFirst("^META-INF/versions/\\d+/", "")).forEach(names::add);
            }
        }
        return names;
    }
}

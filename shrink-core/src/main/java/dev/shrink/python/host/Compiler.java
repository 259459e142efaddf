package dev.shrink.python.host;

import dev.shrink.model.Content;
import dev.shrink.model.Scratch;
import dev.shrink.model.ShrinkException.Broken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Compiles sources with an interpreter of this machine, without running them. The same sources give the same byte code. */
public final class Compiler {
    private static final String SCRIPT = "compile.py";
    /** Sources per process. Fixed, because references inside byte code depend on what the same process compiled before. */
    private static final int BATCH = 400;

    private final HostPython python;
    private final Scratch scratch;

    public Compiler(HostPython python, Scratch scratch) {
        this.python = python;
        this.scratch = scratch;
    }

    /**
     * A source to compile.
     *
     * @param name the path that tracebacks show
     */
    public record Source(Content content, String name) {
    }

    /**
     * Compiles sources into unchecked hash-based byte code (PEP 552).
     *
     * @return for each source its byte code; empty for a text that is no Python of the interpreter's version
     * @throws IOException if a source cannot be read, or the interpreter cannot be run
     */
    public List<Optional<Content>> compile(List<Source> sources) throws IOException {
        Path script = scratch.newFile();
        try (InputStream in = Compiler.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new Broken("python.compiler-missing", SCRIPT, "the compiling script is not in this build of shrink");
            }
            Files.copy(in, script);
        }
        try {
            List<List<Optional<Content>>> batches = IntStream.range(0, (sources.size() + BATCH - 1) / BATCH).parallel()
                    .mapToObj(i -> batch(script, sources.subList(i * BATCH, Math.min(sources.size(), (i + 1) * BATCH)))).toList();
            return batches.stream().flatMap(List::stream).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private List<Optional<Content>> batch(Path script, List<Source> sources) {
        try {
            StringBuilder lines = new StringBuilder();
            List<Path> targets = new ArrayList<>();
            for (Source source : sources) {
                Path target = scratch.newFile();
                targets.add(target);
                lines.append(scratch.fileOf(source.content())).append('\t').append(source.name().replaceAll("[\t\r\n]", "?")).append('\t').append(target).append('\n');
            }
            Path list = scratch.newFile();
            Files.writeString(list, lines, StandardCharsets.UTF_8);
            Finished finished = Finished.run(List.of(python.command(), "-s", "-S", script.toString(), list.toString()), list.toAbsolutePath().getParent(),
                    Map.of("PYTHONHASHSEED", "0", "PYTHONIOENCODING", "utf-8", "PYTHONOPTIMIZE", ""));
            if (!finished.succeeded()) {
                throw new IOException(python.command() + " could not compile: " + finished.said("Traceback"));
            }
            Set<Integer> failed = finished.output().lines().map(String::strip).filter(line -> line.matches("\\d+")).map(Integer::valueOf).collect(Collectors.toSet());
            List<Optional<Content>> compiled = new ArrayList<>();
            for (int i = 0; i < targets.size(); i++) {
                compiled.add(failed.contains(i) ? Optional.empty() : Optional.of(Content.of(targets.get(i))));
            }
            return compiled;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

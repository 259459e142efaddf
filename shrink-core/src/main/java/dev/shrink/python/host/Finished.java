package dev.shrink.python.host;

import dev.shrink.model.ShrinkException.BadRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a process left behind.
 *
 * @param status its exit status
 * @param output standard output and standard error, mixed as they came
 */
public record Finished(int status, String output) {
    private static final int TOLD_LINES = 12;

    /**
     * Runs a program to its end. Its standard input is empty.
     *
     * @throws IOException if it cannot be started
     * @throws BadRequest if this thread is interrupted while it runs; the program is ended then
     */
    public static Finished run(List<String> command, Path folder, Map<String, String> variables) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(variables);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Finished(process.waitFor(), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BadRequest("python.interrupted", command.get(0), "interrupted while it ran", "Run shrink again");
        } finally {
            process.destroy();
        }
    }

    /** Whether it says that it succeeded. */
    public boolean succeeded() {
        return status == 0;
    }

    /** What it said last, for messages: lines with the given start, or the last ones where there are none. */
    public String said(String start) {
        List<String> lines = output.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        List<String> marked = lines.stream().filter(line -> line.startsWith(start)).toList();
        List<String> told = marked.isEmpty() ? lines : marked;
        return told.stream().skip(Math.max(0, told.size() - TOLD_LINES)).collect(Collectors.joining("; "));
    }
}

package dev.shrink.verify.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.shrink.model.ShrinkException;

/**
 * What an interpreter says of itself.
 *
 * @param executable the interpreter, links resolved
 * @param prefix     the folder with its standard library
 * @param version    such as {@code 3.12.1}
 * @param modules    where the modules that were asked for lie; those that it has not are missing
 */
record PythonProbe(Path executable, Path prefix, String version, Map<String, Path> modules) {

    PythonProbe {
        modules = Map.copyOf(modules);
    }

    /** The version without its last number: {@code 3.12}. */
    String minorVersion() {
        return version.substring(0, version.lastIndexOf('.'));
    }

    /** Runs the interpreter and asks it. */
    static PythonProbe of(String interpreter, List<String> modules) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(interpreter, "-c", new Bundled(PythonProbe.class, "python_probe.py").text()));
        command.addAll(modules);
        Process process;
        try {
            process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            throw unusable(interpreter, "it cannot be started: " + e.getMessage());
        }
        process.getOutputStream().close();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw unusable(interpreter, "it is no Python 3 that works");
        }
        try {
            JsonNode json = new JsonMapper().readTree(answer);
            Map<String, Path> found = new TreeMap<>();
            json.path("modules").properties().forEach(module -> found.put(module.getKey(), Path.of(module.getValue().asText())));
            return new PythonProbe(Path.of(json.path("executable").asText()), Path.of(json.path("prefix").asText()), json.path("version").asText(), found);
        } catch (JacksonException e) {
            throw unusable(interpreter, "it answers what no Python would");
        }
    }

    private static ShrinkException.BadRequest unusable(String interpreter, String why) {
        return new ShrinkException.BadRequest("verify.no-python", interpreter, why, "Name a Python interpreter of the runtime's version");
    }
}

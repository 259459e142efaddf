package dev.shrink.python.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.ShrinkException.BadArtifact;
import dev.shrink.python.dist.Marker;
import dev.shrink.python.dist.MarkerEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** Reads lock files into what is to be installed on the target: {@code poetry.lock}, {@code uv.lock} and {@code pylock.toml} (PEP 751). */
final class LockFile {
    private final Path file;
    private final JsonNode root;
    private final MarkerEnvironment environment;
    private final Consumer<Diagnostic> diagnostics;

    private LockFile(Path file, JsonNode root, MarkerEnvironment environment, Consumer<Diagnostic> diagnostics) {
        this.file = file;
        this.root = root;
        this.environment = environment;
        this.diagnostics = diagnostics;
    }

    static boolean isOne(String fileName) {
        return fileName.equals("poetry.lock") || fileName.equals("uv.lock") || fileName.matches("pylock(\\.[^.]+)?\\.toml");
    }

    /** @throws BadArtifact if it is no lock file that is understood, or locks what has no wheel */
    static List<Pin> read(Path file, MarkerEnvironment environment, Consumer<Diagnostic> diagnostics) {
        LockFile lock = new LockFile(file, toml(file), environment, diagnostics);
        String name = file.getFileName().toString();
        List<Pin> pins = name.equals("poetry.lock") ? lock.poetry() : name.equals("uv.lock") ? new UvLock(file, lock.root, environment).pins() : lock.pylock();
        if (pins.isEmpty()) {
            throw new BadArtifact("python.lock", file, "it locks nothing that is needed on the target", "Lock again, or give requirements.txt");
        }
        return pins;
    }

    private static JsonNode toml(Path file) {
        try {
            return new TomlMapper().readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new BadArtifact("python.lock", file, "it cannot be read as TOML: " + e.getMessage(), "Lock again", e);
        }
    }

    /** Poetry 2 says of each package in which groups it is and when it is needed; Poetry 1 leaves that to pyproject.toml. */
    private List<Pin> poetry() {
        List<Pin> pins = new ArrayList<>();
        boolean says = elements(root, "package").stream().anyMatch(one -> one.has("groups") || one.has("category"));
        if (!says) {
            diagnostics.accept(Diagnostic.warning("python.lock-groups", file, "it is of a Poetry that does not write groups: what only developers need is packaged too",
                    "Lock with Poetry 2, or give what 'poetry export --only main' writes"));
        }
        for (JsonNode one : elements(root, "package")) {
            boolean main = !says || one.path("category").asText("").equals("main") || texts(one.path("groups")).contains("main");
            JsonNode marker = one.path("markers").isObject() ? one.path("markers").path("main") : one.path("markers");
            if (main && !one.path("optional").asBoolean(false) && holds(marker.asText(""), environment)) {
                String type = one.path("source").path("type").asText("legacy");
                refuseUnless(type.equals("legacy"), one, type);
                pins.add(new Pin(one.path("name").asText(), one.path("version").asText(), hashes(one.path("files"), "hash")));
            }
        }
        return pins;
    }

    private List<Pin> pylock() {
        List<Pin> pins = new ArrayList<>();
        for (JsonNode one : elements(root, "packages")) {
            if (holds(one.path("marker").asText(""), environment)) {
                refuseUnless(one.has("wheels"), one, one.has("vcs") ? "vcs" : one.has("directory") ? "directory" : "sdist");
                List<String> hashes = new ArrayList<>();
                one.path("wheels").forEach(wheel -> wheel.path("hashes").properties().forEach(hash -> hashes.add(hash.getKey() + ":" + hash.getValue().asText())));
                pins.add(new Pin(one.path("name").asText(), one.path("version").asText(), hashes));
            }
        }
        return pins;
    }

    private void refuseUnless(boolean fine, JsonNode one, String source) {
        if (!fine) {
            throw noWheel(file, one.path("name").asText(), source);
        }
    }

    static BadArtifact noWheel(Path file, String name, String source) {
        return new BadArtifact("python.no-wheel", file, name + " is locked to a source (" + source + "), and shrink builds nothing",
                "Build it with pip wheel and give the folder of wheels, or add its folder as a function's code");
    }

    /** Whether a marker holds; one that is not understood counts as true, so that nothing needed is lost. */
    static boolean holds(String marker, MarkerEnvironment environment) {
        return marker.isBlank() || Marker.parse(marker).map(condition -> condition.holds(environment)).orElse(true);
    }

    static List<JsonNode> elements(JsonNode parent, String name) {
        return StreamSupport.stream(parent.path(name).spliterator(), false).toList();
    }

    static List<String> hashes(JsonNode files, String field) {
        return StreamSupport.stream(files.spliterator(), false).map(one -> one.path(field).asText("")).filter(hash -> !hash.isEmpty()).toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }
}

package dev.shrink.python.install;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrink.model.ShrinkException.BadArtifact;
import dev.shrink.python.dist.MarkerEnvironment;
import dev.shrink.python.dist.PackageName;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code uv.lock}: one graph for all platforms, walked from the project itself along the dependencies that hold on the target. */
final class UvLock {
    private static final Set<String> LOCAL = Set.of("virtual", "editable", "directory");

    private final Path file;
    private final JsonNode root;
    private final MarkerEnvironment environment;

    UvLock(Path file, JsonNode root, MarkerEnvironment environment) {
        this.file = file;
        this.root = root;
        this.environment = environment;
    }

    /** One package of the lock, asked for with or without one of its extras. */
    private record Wanted(JsonNode one, String extra) {
    }

    List<Pin> pins() {
        Set<Wanted> seen = new LinkedHashSet<>();
        Deque<Wanted> queue = new ArrayDeque<>();
        LockFile.elements(root, "package").stream().filter(UvLock::isLocal).forEach(one -> queue.add(new Wanted(one, "")));
        if (queue.isEmpty()) {
            throw new BadArtifact("python.lock", file, "it has no project of its own to start from", "Give what 'uv export' writes");
        }
        while (!queue.isEmpty()) {
            Wanted wanted = queue.remove();
            if (seen.add(wanted)) {
                JsonNode dependencies = wanted.extra().isEmpty() ? wanted.one().path("dependencies") : wanted.one().path("optional-dependencies").path(wanted.extra());
                dependencies.forEach(dependency -> follow(dependency, queue));
            }
        }
        return seen.stream().map(Wanted::one).filter(one -> !isLocal(one)).distinct().map(this::pin).toList();
    }

    private static boolean isLocal(JsonNode one) {
        return LOCAL.stream().anyMatch(kind -> one.path("source").has(kind));
    }

    private void follow(JsonNode dependency, Deque<Wanted> queue) {
        if (!LockFile.holds(dependency.path("marker").asText(""), environment)) {
            return;
        }
        String name = PackageName.normalize(dependency.path("name").asText());
        String version = dependency.path("version").asText("");
        Set<String> extras = new TreeSet<>(Set.of(""));
        dependency.path("extra").forEach(extra -> extras.add(extra.asText()));
        LockFile.elements(root, "package").stream().filter(one -> PackageName.normalize(one.path("name").asText()).equals(name))
                .filter(one -> version.isEmpty() || one.path("version").asText().equals(version))
                .forEach(one -> extras.forEach(extra -> queue.add(new Wanted(one, extra))));
    }

    private Pin pin(JsonNode one) {
        if (!one.has("wheels")) {
            String source = one.path("source").fieldNames().hasNext() ? one.path("source").fieldNames().next() : "sdist";
            throw LockFile.noWheel(file, one.path("name").asText(), source.equals("registry") ? "sdist" : source);
        }
        return new Pin(one.path("name").asText(), one.path("version").asText(), LockFile.hashes(one.path("wheels"), "hash"));
    }
}

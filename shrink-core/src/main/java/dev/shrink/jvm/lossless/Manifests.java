package dev.shrink.jvm.lossless;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.Manifest;

import dev.shrink.analysis.Analysis;
import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Entry;

/** The manifest of every container that has one, by {@code artifact:container}. */
record Manifests() implements Analysis<Map<String, Manifest>> {

    static final Manifests ANALYSIS = new Manifests();
    static final String NAME = "META-INF/MANIFEST.MF";

    @Override
    public Map<String, Manifest> analyze(Deployment view, Facts facts) {
        Map<String, Manifest> manifests = new HashMap<>();
        view.leaves().filter(entry -> entry.path().name().equalsIgnoreCase(NAME)).forEach(entry -> read(entry, manifests, facts));
        return manifests;
    }

    private static void read(Entry entry, Map<String, Manifest> manifests, Facts facts) {
        try {
            manifests.put(containerOf(entry), new Manifest(new ByteArrayInputStream(entry.content().bytes())));
        } catch (IOException e) {
            facts.tell(Diagnostic.warning("jvm.manifest", entry.path().qualified(), "the manifest cannot be read, so nothing is concluded from it: " + e.getMessage(), "Check the jar"));
        }
    }

    static String containerOf(Entry entry) {
        return entry.path().artifact() + ":" + entry.path().container();
    }
}

package dev.shrink.analysis;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Entry;

/** The main classes that functions name in their own manifest; a jar that can be run has a root by itself. */
public record MainClasses() implements Analysis<SortedSet<String>> {

    /** The analysis; its answer has names as in source, {@code com.x.Main}. */
    public static final MainClasses ANALYSIS = new MainClasses();

    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    @Override
    public SortedSet<String> analyze(Deployment view, Facts facts) {
        SortedSet<String> names = new TreeSet<>();
        view.functions().stream().flatMap(function -> function.root().entries().stream())
            .filter(entry -> entry.path().name().equalsIgnoreCase(MANIFEST))
            .forEach(entry -> addMainClass(entry, facts, names));
        return names;
    }

    private static void addMainClass(Entry manifest, Facts facts, SortedSet<String> names) {
        try {
            String name = new Manifest(new ByteArrayInputStream(manifest.content().bytes())).getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
            if (name != null) {
                names.add(name.strip());
            }
        } catch (IOException e) {
            facts.tell(Diagnostic.warning("jvm.manifest", manifest.path().qualified(), "the manifest cannot be read, so its Main-Class is not a root: " + e.getMessage(),
                "Name the root with --root"));
        }
    }
}

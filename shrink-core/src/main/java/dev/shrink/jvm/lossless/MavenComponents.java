package dev.shrink.jvm.lossless;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.shrink.analysis.ComponentSource;
import dev.shrink.analysis.Facts;
import dev.shrink.model.Artifact;
import dev.shrink.model.Component;
import dev.shrink.model.Container;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;

/** Recognises Maven artifacts by what builds leave in jars: {@code pom.properties}, {@code pom.xml}, the manifest, else the name of the file. */
public final class MavenComponents implements ComponentSource {

    private static final Pattern POM = Pattern.compile("META-INF/maven/([^/]+)/([^/]+)/(pom\\.(?:properties|xml))");
    private static final Pattern FILE_NAME = Pattern.compile("(.+?)-(\\d[^/]*?)(?:-(?:linux|windows|macosx|osx|natives|android|ios)[^/]*)?\\.[jwe]ar");

    @Override
    public void claim(Deployment input, Facts facts, Claims claims) {
        Map<String, Component> byCoordinates = new TreeMap<>();
        Map<Component, Entry> poms = new HashMap<>();
        for (Artifact artifact : input.artifacts()) {
            artifact.walk().filter(entry -> entry.inner().isPresent()).forEach(jar -> claimJar(jar, facts, byCoordinates, poms, claims));
            claimExploded(artifact.root(), facts, byCoordinates, poms, claims);
        }
        poms.forEach((component, pom) -> PomFile.read(pom, facts).ifPresent(file -> {
            file.licences().forEach(licence -> claims.licence(component, licence));
            file.requirements().forEach(required -> Optional.ofNullable(byCoordinates.get(required)).ifPresent(c -> claims.requires(component, c)));
        }));
    }

    private static void claimJar(Entry jar, Facts facts, Map<String, Component> byCoordinates, Map<Component, Entry> poms, Claims claims) {
        Container inner = jar.inner().orElseThrow();
        List<Component> inside = described(inner, facts, byCoordinates, poms);
        String file = jar.path().fileName();
        Component own = inside.stream().filter(c -> file.startsWith(artifactId(c) + "-") || file.startsWith(artifactId(c) + "."))
            .max(Comparator.comparingInt(c -> artifactId(c).length()))
            .or(() -> inside.size() == 1 ? Optional.of(inside.get(0)).filter(c -> agrees(c, file)) : Optional.empty())
            .or(() -> byFileName(file))
            .or(() -> byManifest(jar, facts))
            .orElse(new Component("pkg:generic/" + file, file, ""));
        byCoordinates.putIfAbsent(own.name(), own);
        claims.owns(own, jar.path());
        inner.entries().forEach(entry -> {
            Matcher pom = POM.matcher(entry.path().name());
            if (pom.matches() && !own.name().equals(pom.group(1) + ":" + pom.group(2))) {
                Optional.ofNullable(byCoordinates.get(pom.group(1) + ":" + pom.group(2))).ifPresent(c -> claims.owns(c, entry.path()));
            }
        });
    }

    /** A jar that has the metadata of one other thing which it bundles is still what its name says: scala-compiler-2.12.18.jar is not jline 2.14.6. */
    private static boolean agrees(Component described, String file) {
        Matcher name = FILE_NAME.matcher(file);
        return !name.matches() || described.version().isEmpty() || name.group(2).equals(described.version());
    }

    /** Artifacts whose jars were unpacked into one tree: what is in a package that starts like the group and has a word of the artifact's name is its. */
    private static void claimExploded(Container root, Facts facts, Map<String, Component> byCoordinates, Map<Component, Entry> poms, Claims claims) {
        List<Component> inside = described(root, facts, byCoordinates, poms);
        if (inside.isEmpty()) {
            return;
        }
        List<PackageGuess> guesses = inside.stream().distinct().sorted().map(PackageGuess::of).toList();
        Map<String, Optional<Component>> byFolder = new HashMap<>();
        for (Entry entry : root.entries()) {
            EntryPath path = entry.path();
            Matcher pom = POM.matcher(path.name());
            Optional<Component> owner = pom.matches() ? Optional.ofNullable(byCoordinates.get(pom.group(1) + ":" + pom.group(2)))
                : byFolder.computeIfAbsent(path.folder(), folder -> likeliest(guesses, folder));
            owner.ifPresent(component -> claims.owns(component, path));
        }
    }

    private static Optional<Component> likeliest(List<PackageGuess> guesses, String folder) {
        String[] parts = folder.split("/");
        PackageGuess best = null;
        int most = 0;
        for (PackageGuess guess : guesses) { // in the order of names, so that of equals the first wins
            int score = guess.score(parts);
            if (score > most) {
                best = guess;
                most = score;
            }
        }
        return Optional.ofNullable(best).map(PackageGuess::component);
    }

    private static List<Component> described(Container container, Facts facts, Map<String, Component> byCoordinates, Map<Component, Entry> poms) {
        List<Component> found = new ArrayList<>();
        Map<String, Entry> pomFiles = new HashMap<>();
        for (Entry entry : container.entries()) {
            Matcher pom = POM.matcher(entry.path().name());
            if (pom.matches() && pom.group(3).equals("pom.xml")) {
                pomFiles.put(pom.group(1) + ":" + pom.group(2), entry);
            } else if (pom.matches()) {
                Component component = Component.maven(pom.group(1), pom.group(2), version(entry, facts));
                byCoordinates.putIfAbsent(component.name(), component);
                found.add(byCoordinates.get(component.name()));
            }
        }
        found.forEach(component -> Optional.ofNullable(pomFiles.get(component.name())).ifPresent(pom -> poms.put(component, pom)));
        return found;
    }

    private static String version(Entry pomProperties, Facts facts) {
        Properties properties = new Properties();
        try (InputStream in = pomProperties.content().open()) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            facts.tell(Diagnostic.note("jvm.pom-properties", pomProperties.path().qualified(), "cannot be read: " + e.getMessage()));
        }
        return properties.getProperty("version", "");
    }

    private static Optional<Component> byFileName(String file) {
        Matcher name = FILE_NAME.matcher(file);
        return name.matches() ? Optional.of(new Component("pkg:generic/" + name.group(1) + "@" + name.group(2), name.group(1), name.group(2))) : Optional.empty();
    }

    private static Optional<Component> byManifest(Entry jar, Facts facts) {
        Manifest manifest = facts.get(Manifests.ANALYSIS).get(jar.path().inside("").artifact() + ":" + jar.path().inside("").container());
        if (manifest == null) {
            return Optional.empty();
        }
        Attributes main = manifest.getMainAttributes();
        String name = Optional.ofNullable(main.getValue("Bundle-SymbolicName")).orElse(main.getValue(Attributes.Name.IMPLEMENTATION_TITLE));
        if (name == null) {
            return Optional.empty();
        }
        String plain = name.replaceAll(";.*", "").strip();
        String version = Optional.ofNullable(main.getValue("Bundle-Version")).orElse(Optional.ofNullable(main.getValue(Attributes.Name.IMPLEMENTATION_VERSION)).orElse(""));
        return Optional.of(new Component("pkg:generic/" + plain + (version.isEmpty() ? "" : "@" + version), plain, version));
    }

    static String artifactId(Component component) {
        return component.name().substring(component.name().indexOf(':') + 1);
    }
}

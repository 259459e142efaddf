package dev.shrink.jvm;

import dev.shrink.analysis.Components;
import dev.shrink.jvm.classpath.ClassContainer;
import dev.shrink.jvm.classpath.ClassPath;
import dev.shrink.jvm.classpath.ClassPathFile;
import dev.shrink.model.Artifact;
import dev.shrink.model.Component;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The order in which Lambda's Java runtime finds classes: the function's folder, its {@code lib/*.jar}, then the layers'
 * {@code java/lib/*.jar}, jars sorted by name (AWS Lambda Developer Guide, "Java class loading"). Other jars follow, in case
 * the program opens them itself; they are also files that it may open by their names.
 */
final class LambdaClassPath {
    private static final List<String> FOLDERS = List.of("BOOT-INF/classes/", "WEB-INF/classes/");

    private static final List<String> LIBRARIES = List.of("lib/", "java/lib/", "BOOT-INF/lib/", "WEB-INF/lib/");

    private final Components components;

    LambdaClassPath(Components components) {
        this.components = components;
    }

    ClassPath of(Artifact function, Deployment view) {
        List<ClassContainer> containers = new ArrayList<>();
        addFolder(function, containers);
        addJars(function, containers);
        view.layers().forEach(layer -> addJars(layer, containers));
        return new ClassPath(containers);
    }

    private void addFolder(Artifact function, List<ClassContainer> containers) {
        List<Entry> files = function.root().entries().stream().filter(LambdaClassPath::isClassPathFile).toList();
        boolean librariesApart = function.root().entries().stream().anyMatch(e -> e.inner().isPresent() && isJar(e));
        Predicate<Entry> own = e -> librariesApart && components.ownerOf(e.path()).equals(Component.APPLICATION);
        containers.add(new ClassContainer(function.name() + " (own)", true, files(files.stream().filter(own).toList())));
        containers.add(new ClassContainer(function.name(), false, files(files.stream().filter(own.negate()).toList())));
    }

    private void addJars(Artifact artifact, List<ClassContainer> containers) {
        artifact.walk().filter(e -> e.inner().isPresent() && isJar(e)).sorted(Comparator.comparing(LambdaClassPath::order))
                .forEach(jar -> {
                    List<Entry> leaves = jar.inner().orElseThrow().entries().stream().filter(LambdaClassPath::isClassPathFile).toList();
                    boolean own = components.ownerOf(jar.path()).equals(Component.APPLICATION);
                    containers.add(new ClassContainer(jar.path().qualified(), own, files(leaves)));
                });
    }

    static boolean isJar(Entry entry) {
        return entry.path().name().endsWith(".jar");
    }

    /** Archives from which no loader takes classes are files like any other. */
    private static boolean isClassPathFile(Entry entry) {
        return entry.isFile() && (entry.inner().isEmpty() || !isOnClassPath(entry.path().toString()));
    }

    private static boolean isOnClassPath(String path) {
        return LIBRARIES.stream().anyMatch(path::startsWith);
    }

    private static String order(Entry jar) {
        String path = jar.path().toString();
        return (isOnClassPath(path) ? "0" : "1") + path;
    }

    private static List<ClassPathFile> files(List<Entry> entries) {
        List<ClassPathFile> files = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            String name = entry.path().name();
            Optional<String> folder = FOLDERS.stream().filter(name::startsWith).findFirst();
            files.add(new EntryFile(entry, folder.map(f -> name.substring(f.length())).orElse(name)));
        }
        return files;
    }
}

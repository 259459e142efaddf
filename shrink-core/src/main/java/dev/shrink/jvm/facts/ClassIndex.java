package dev.shrink.jvm.facts;

import dev.shrink.jvm.classpath.ClassPath;
import dev.shrink.jvm.classpath.ClassPathFile;
import dev.shrink.jvm.classpath.ClassContainer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.objectweb.asm.ClassReader;

/**
 * Finds classes and resources by name. Facts are read on demand and kept; the classes of one package tree of one container are
 * read together on all processors, since reaching one usually means reaching many.
 */
public final class ClassIndex {
    private static final int GROUP_DEPTH = 3;
    private static final int MAJOR_OFFSET = 7;
    /** The newest class file version that ASM reads. */
    static final int NEWEST_KNOWN_MAJOR = 72;

    private final Map<String, List<ClassSource>> classes = new HashMap<>();
    private final NavigableSet<String> names = new TreeSet<>();
    private final NavigableMap<String, List<ClassPathFile>> resources = new TreeMap<>();
    private final List<ClassSource> modules = new ArrayList<>();
    private final Map<String, List<String>> groups = new HashMap<>();
    private final Set<String> readGroups = new HashSet<>();
    private final Set<String> applicationClasses = new HashSet<>();
    private final Map<String, Optional<ClassFacts>> facts = new ConcurrentHashMap<>();
    private final Map<String, String> problems = new ConcurrentSkipListMap<>();
    private final Interner interner = new Interner();
    private final int release;

    private ClassIndex(int release) {
        this.release = release;
    }

    /**
     * Indexes the names of a class path; no class is read yet.
     *
     * @param release feature number of the Java release that will run the classes
     */
    public static ClassIndex of(ClassPath path, int release) {
        ClassIndex index = new ClassIndex(release);
        for (ClassContainer container : path.containers()) {
            for (ClassPathFile file : container.files()) {
                index.add(container, file);
            }
        }
        index.names.addAll(index.classes.keySet());
        index.names.forEach(name ->
                index.groups.computeIfAbsent(group(name, index.classes.get(name).get(0)), g -> new ArrayList<>()).add(name));
        return index;
    }

    private void add(ClassContainer container, ClassPathFile file) {
        Optional<VersionedName> name = VersionedName.parse(file.name());
        if (name.isEmpty()) {
            resources.computeIfAbsent(file.name(), n -> new ArrayList<>(1)).add(file);
        } else if (name.get().isModule()) {
            modules.add(new ClassSource(container, file, name.get().release()));
        } else {
            classes.computeIfAbsent(name.get().className(), n -> new ArrayList<>(1))
                    .add(new ClassSource(container, file, name.get().release()));
            if (container.application()) {
                applicationClasses.add(name.get().className());
            }
        }
    }

    private static String group(String name, ClassSource source) {
        int end = -1;
        for (int i = 0; i < GROUP_DEPTH; i++) {
            int next = name.indexOf('/', end + 1);
            if (next < 0) {
                break;
            }
            end = next;
        }
        return source.container().name() + '!' + (end < 0 ? "" : name.substring(0, end));
    }

    /** Whether the class path has the class. */
    public boolean contains(String name) {
        return classes.containsKey(name);
    }

    /** Whether the class lies in a container of the application's own. */
    public boolean isApplication(String name) {
        return applicationClasses.contains(name);
    }

    /** Names of all classes, sorted. */
    public NavigableSet<String> classNames() {
        return Collections.unmodifiableNavigableSet(names);
    }

    /** Names of the classes that start with a prefix, sorted. */
    public Collection<String> classNames(String prefix) {
        return names.subSet(prefix, true, prefix + Character.MAX_VALUE, false);
    }

    /** All class files of a class, in search order. */
    public List<ClassSource> sources(String name) {
        return classes.getOrDefault(name, List.of());
    }

    /** The files that are not classes, by their name on the class path, sorted. */
    public NavigableMap<String, List<ClassPathFile>> resources() {
        return resources;
    }

    /** Classes whose file could not be read, with the reason; they have no facts and must be kept. */
    public Map<String, String> problems() {
        return Map.copyOf(problems);
    }

    /** Module descriptors. */
    public List<ClassFacts> moduleFacts() {
        List<ClassFacts> all = new ArrayList<>();
        for (ClassSource module : modules) {
            read("module-info", module).ifPresent(all::add);
        }
        return all;
    }

    /** The facts of a class; empty when it is not on the class path, or cannot be read. Not for use by several threads. */
    public Optional<ClassFacts> facts(String name) {
        Optional<ClassFacts> known = facts.get(name);
        if (known != null) {
            return known;
        }
        List<ClassSource> sources = classes.get(name);
        if (sources == null) {
            return Optional.empty();
        }
        String group = group(name, sources.get(0));
        if (readGroups.add(group)) {
            groups.get(group).parallelStream().forEach(n -> facts.computeIfAbsent(n, this::readAll));
        }
        return facts.get(name);
    }

    private Optional<ClassFacts> readAll(String name) {
        Optional<ClassFacts> merged = Optional.empty();
        for (ClassSource source : classes.get(name)) {
            if (source.release() > release) {
                continue;
            }
            Optional<ClassFacts> read = read(name, source);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            merged = merged.isEmpty() ? read : Optional.of(FactsMerger.merge(merged.get(), read.get()));
        }
        return merged;
    }

    private Optional<ClassFacts> read(String name, ClassSource source) {
        try {
            byte[] bytes = source.file().bytes();
            if (bytes.length > MAJOR_OFFSET && (bytes[MAJOR_OFFSET] & 0xff) > NEWEST_KNOWN_MAJOR) {
                problems.put(name, "class file version " + (bytes[MAJOR_OFFSET] & 0xff) + " is newer than this tool knows");
                bytes[MAJOR_OFFSET] = NEWEST_KNOWN_MAJOR;
            }
            ClassFacts result = FactsReader.read(new ClassReader(bytes), interner);
            if (!result.name().equals(name)) {
                problems.put(name, "the class file says that it is " + result.name());
                return Optional.empty();
            }
            return Optional.of(result);
        } catch (IOException | RuntimeException e) {
            // ASM reports malformed input by whatever exception its reader runs into.
            problems.put(name, "unreadable class file: " + e);
            return Optional.empty();
        }
    }

    /** The facts of a class file that lies elsewhere than under its name; empty if the bytes are none. */
    public Optional<ClassFacts> facts(byte[] classFile) {
        boolean looksLikeOne = classFile.length > MAJOR_OFFSET && classFile[0] == (byte) 0xca && classFile[1] == (byte) 0xfe
                && classFile[2] == (byte) 0xba && classFile[3] == (byte) 0xbe;
        if (!looksLikeOne) {
            return Optional.empty();
        }
        try {
            return Optional.of(FactsReader.read(new ClassReader(classFile), interner));
        } catch (RuntimeException malformed) {
            // ASM reports malformed input by whatever exception its reader runs into; the loader would not take it either.
            return Optional.empty();
        }
    }

    /** Classes by container name, for what is said of whole jars. */
    public Map<String, List<String>> classesByContainer() {
        Map<String, List<String>> result = new LinkedHashMap<>();
        names.forEach(name -> classes.get(name).forEach(
                s -> result.computeIfAbsent(s.container().name(), c -> new ArrayList<>()).add(name)));
        return result;
    }

    /** Packages that hold classes, with slashes. */
    public NavigableSet<String> packages() {
        NavigableSet<String> packages = new TreeSet<>();
        for (String name : names) {
            int slash = name.lastIndexOf('/');
            packages.add(slash < 0 ? "" : name.substring(0, slash));
        }
        return packages;
    }
}

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

/** Finds classes and resources by name. Facts are read on demand and kept; what a class refers to is read ahead on other processors. */
public final class ClassIndex {
    private static final int MAJOR_OFFSET = 7;
    /** The newest class file version that ASM reads. */
    static final int NEWEST_KNOWN_MAJOR = 72;

    private final Map<String, List<ClassSource>> classes = new HashMap<>();
    private final NavigableSet<String> names = new TreeSet<>();
    private final NavigableMap<String, List<ClassPathFile>> resources = new TreeMap<>();
    private final List<ClassSource> modules = new ArrayList<>();
    private final Set<String> applicationClasses = new HashSet<>();
    private final Map<String, Optional<ClassFacts>> facts = new ConcurrentHashMap<>();
    private final Map<String, String> problems = new ConcurrentSkipListMap<>();
    private final Interner interner;
    private final ReadAhead ahead = new ReadAhead(this::readNew);
    private final int release;

    private ClassIndex(int release, Interner interner) {
        this.release = release;
        this.interner = interner;
    }

    /**
     * Indexes the names of a class path; no class is read yet.
     *
     * @param release feature number of the Java release that will run the classes
     */
    public static ClassIndex of(ClassPath path, int release) {
        return of(path, release, new Interner());
    }

    /** The same, with texts that other states of the program share. */
    public static ClassIndex of(ClassPath path, int release, Interner interner) {
        ClassIndex index = new ClassIndex(release, interner);
        for (ClassContainer container : path.containers()) {
            for (ClassPathFile file : container.files()) {
                index.add(container, file);
            }
        }
        index.names.addAll(index.classes.keySet());
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

    /** The facts of a class; empty when it is not on the class path, or cannot be read. */
    public Optional<ClassFacts> facts(String name) {
        Optional<ClassFacts> known = facts.get(name);
        if (known != null) {
            return known;
        }
        readNew(name).ifPresent(ahead::from);
        return facts.getOrDefault(name, Optional.empty());
    }

    /** Reads the classes that have not been read yet, on all processors. */
    public void readAll(Collection<String> wanted) {
        wanted.parallelStream().forEach(this::readNew);
    }

    /** Nobody will ask for classes because others refer to them. */
    public void stopReadingAhead() {
        ahead.stop();
    }

    /** The facts of a class of the class path that nobody has read before. */
    private Optional<ClassFacts> readNew(String name) {
        if (!classes.containsKey(name) || facts.containsKey(name)) {
            return Optional.empty();
        }
        boolean[] first = new boolean[1];
        Optional<ClassFacts> read = facts.computeIfAbsent(name, n -> {
            first[0] = true;
            return joined(n);
        });
        return first[0] ? read : Optional.empty();
    }

    private Optional<ClassFacts> joined(String name) {
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
            ClassFacts result = FactsReader.read(bytes, interner);
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
            return Optional.of(FactsReader.read(classFile, interner));
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

package dev.shrink.python;

import dev.shrink.analysis.Analysis;
import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import dev.shrink.python.dist.Distribution;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where Python finds modules and distributions in a deployment. Archives inside are not looked into: Python would not either. */
final class PythonTree {
    static final Analysis<PythonTree> ANALYSIS = new Reading();

    /** A distribution and the site that it is in. */
    record Installed(Site site, Distribution distribution) {
    }

    private final List<Site> sites;
    private final NavigableMap<String, List<ModuleFile>> modules = new TreeMap<>();
    private final NavigableSet<String> packages = new TreeSet<>();
    private final Map<EntryPath, ModuleFile> byPath = new HashMap<>();
    private final Map<EntryPath, Set<String>> namesByPath = new HashMap<>();
    private final Set<EntryPath> linked = new HashSet<>();
    private final Map<EntryPath, Installed> owners = new HashMap<>();
    private final List<Installed> installed = new ArrayList<>();

    private PythonTree(List<Site> sites) {
        this.sites = List.copyOf(sites);
        for (Site site : sites) {
            site.files().forEach((relative, entry) -> {
                ModuleFile.of(entry, relative).ifPresent(this::add);
                if (!(site.prefix() + relative).equals(entry.path().name())) {
                    linked.add(entry.path());
                }
            });
            for (Distribution distribution : site.distributions()) {
                Installed here = new Installed(site, distribution);
                installed.add(here);
                distribution.files().forEach(file -> site.file(file).ifPresent(entry -> owners.putIfAbsent(entry.path(), here)));
            }
        }
    }

    private void add(ModuleFile file) {
        modules.computeIfAbsent(file.module(), m -> new ArrayList<>()).add(file);
        byPath.putIfAbsent(file.entry().path(), file);
        namesByPath.computeIfAbsent(file.entry().path(), p -> new TreeSet<>()).add(file.module());
        String name = file.module();
        if (file.isPackage()) {
            packages.add(name);
        }
        for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            packages.add(name.substring(0, dot));
        }
    }

    /** Whether there is no Python in the deployment. */
    boolean isEmpty() {
        return sites.isEmpty();
    }

    List<Site> sites() {
        return sites;
    }

    /** What of the tree lies in some of the functions and layers. */
    PythonTree within(Set<String> artifacts) {
        List<Site> inside = sites.stream().filter(site -> artifacts.contains(site.artifact())).toList();
        return inside.size() == sites.size() ? this : new PythonTree(inside);
    }

    /** The functions and layers that have Python, in order. */
    Set<String> artifacts() {
        Set<String> names = new TreeSet<>();
        sites.forEach(site -> names.add(site.artifact()));
        return names;
    }

    /** Every distribution of every site. */
    List<Installed> installed() {
        return installed;
    }

    /** Every file of a module, whatever its kind, in all sites. */
    List<ModuleFile> files(String module) {
        return modules.getOrDefault(module, List.of());
    }

    /** Names of all modules that have files, in order. */
    NavigableSet<String> modules() {
        return modules.navigableKeySet();
    }

    Collection<List<ModuleFile>> moduleFiles() {
        return modules.values();
    }

    /** Whether there is a module or a folder, which is a namespace package, of that name. */
    boolean exists(String name) {
        return modules.containsKey(name) || packages.contains(name);
    }

    boolean isPackage(String name) {
        return packages.contains(name);
    }

    Optional<ModuleFile> moduleFile(EntryPath path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** Every name under which Python can import a file: more than one where a symbolic link leads to it. */
    Set<String> modulesOf(EntryPath path) {
        return namesByPath.getOrDefault(path, Set.of());
    }

    /** Whether a symbolic link leads to a file. */
    boolean isLinked(EntryPath path) {
        return linked.contains(path);
    }

    /** The distribution that a file belongs to; empty for the user's own code. */
    Optional<Installed> ownerOf(EntryPath path) {
        return Optional.ofNullable(owners.get(path));
    }

    Optional<Installed> ownerOf(Entry entry) {
        return ownerOf(entry.path());
    }

    private record Reading() implements Analysis<PythonTree> {
        @Override
        public PythonTree analyze(Deployment view, Facts facts) {
            return new PythonTree(view.artifacts().stream().flatMap(artifact -> SiteFinder.find(artifact).stream()).toList());
        }
    }
}

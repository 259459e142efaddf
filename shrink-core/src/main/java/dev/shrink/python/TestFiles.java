package dev.shrink.python;

import dev.shrink.model.Entry;
import dev.shrink.python.source.ModuleFacts.Trait;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What looks like tests: folders called {@code test} or {@code tests} in which some file is named as test runners want it, and
 * {@code conftest.py}. Whether they can go is for the import graph to say.
 */
final class TestFiles {
    private static final Set<String> FOLDERS = Set.of("tests", "test");
    private static final Pattern RUNNER = Pattern.compile("(?:test_.*|.*_tests?|conftest)\\.pyc?");
    private static final Pattern WORD = Pattern.compile("(?:^|.*_)tests?(?:_.*|$)");

    private final Set<String> folders;
    private final PythonTree tree;
    private final Site site;

    private TestFiles(PythonTree tree, Site site, Set<String> folders) {
        this.tree = tree;
        this.site = site;
        this.folders = folders;
    }

    static TestFiles of(PythonTree tree, Site site) {
        Set<String> candidates = new TreeSet<>();
        Set<String> confirmed = new TreeSet<>();
        for (String file : site.files().keySet()) {
            boolean runner = RUNNER.matcher(file.substring(file.lastIndexOf('/') + 1)).matches();
            outermost(file).ifPresent(folder -> (runner ? confirmed : candidates).add(folder));
        }
        confirmed.removeIf(folder -> isWholeOfSomething(tree, site, folder));
        return new TestFiles(tree, site, confirmed);
    }

    private static java.util.Optional<String> outermost(String file) {
        int from = 0;
        for (int slash = file.indexOf('/'); slash >= 0; slash = file.indexOf('/', from)) {
            if (FOLDERS.contains(file.substring(from, slash))) {
                return java.util.Optional.of(file.substring(0, slash));
            }
            from = slash + 1;
        }
        return java.util.Optional.empty();
    }

    /** A distribution that consists of nothing else, or a top-level package of the user's own, is no by-product. */
    private static boolean isWholeOfSomething(PythonTree tree, Site site, String folder) {
        if (folder.indexOf('/') >= 0) {
            return false;
        }
        for (PythonTree.Installed here : tree.installed()) {
            Collection<String> files = here.distribution().files();
            if (here.site().equals(site) && files.stream().anyMatch(f -> f.startsWith(folder + "/"))) {
                return files.stream().filter(f -> f.endsWith(".py")).allMatch(f -> f.startsWith(folder + "/"));
            }
        }
        return false;
    }

    /** Whether a path below the site's folder lies in a folder of tests. */
    boolean inFolder(String relative) {
        return outermost(relative).filter(folders::contains).isPresent();
    }

    /** Whether the file belongs to tests by its place or by a name that only runners look for. */
    boolean contains(String relative) {
        return inFolder(relative) || relative.endsWith("/conftest.py");
    }

    /** The folders, outermost ones only. */
    Set<String> folders() {
        return folders;
    }

    /** Everything in the folders and beside them that belongs to tests by its place. */
    List<Entry> entries() {
        List<Entry> found = new ArrayList<>();
        site.files().forEach((relative, entry) -> {
            if (contains(relative)) {
                found.add(entry);
            }
        });
        return found;
    }

    /** Whether a module's own name says test as a word: {@code _umath_tests}, {@code _test_fortran}; not {@code _pytesttester}, {@code _binomtest}. */
    static boolean isTestWord(String module) {
        return WORD.matcher(module.substring(module.lastIndexOf('.') + 1)).matches();
    }

    /** Whether a module is only a script that built the package. */
    static boolean isBuildScript(ModuleTexts texts, ModuleFile file) {
        String name = file.module().substring(file.module().lastIndexOf('.') + 1);
        return (name.equals("setup") || name.equals("setup_common")) && texts.of(file).traits().contains(Trait.BUILD_SCRIPT);
    }

    Set<String> modules() {
        Set<String> names = new LinkedHashSet<>();
        entries().forEach(entry -> tree.moduleFile(entry.path()).ifPresent(file -> names.add(file.module())));
        return names;
    }
}

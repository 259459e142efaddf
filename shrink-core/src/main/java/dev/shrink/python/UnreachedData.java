package dev.shrink.python;

import dev.shrink.model.Entry;
import java.util.Optional;

/** Which files that are no modules go along with the modules that nothing reaches. */
final class UnreachedData {
    private final PythonTree tree;
    private final PythonReach reach;

    UnreachedData(PythonTree tree, PythonReach reach) {
        this.tree = tree;
        this.reach = reach;
    }

    /** Why a file can go; empty for modules, metadata, the user's own files, and everything that reached code may read. */
    Optional<String> reasonToRemove(Site site, String relative, Entry entry) {
        int slash = relative.indexOf('/');
        if (slash < 0 || tree.moduleFile(entry.path()).isPresent() || tree.isLinked(entry.path()) || tree.ownerOf(entry).isEmpty() || isMentioned(entry.path().fileName())) {
            return Optional.empty();
        }
        String top = relative.substring(0, slash);
        if (top.endsWith(".libs")) {
            boolean library = PythonReach.isSharedLibrary(entry.path().fileName()) && !reach.libraries().contains(entry.path().fileName());
            return library ? Optional.of("no module or library that a root reaches names this library") : Optional.empty();
        }
        if (top.indexOf('.') >= 0 || PythonReach.isSharedLibrary(entry.path().fileName())) {
            return Optional.empty();
        }
        return unreachedPackage(relative).map(name -> "it is data of the package " + name + ", which no root can import, and no string names it");
    }

    /** The nearest package around a file, if it is below the top and nothing in it or named like its folder is reached. */
    private Optional<String> unreachedPackage(String relative) {
        String folder = relative.substring(0, relative.lastIndexOf('/'));
        String name = folder.replace('/', '.');
        while (!tree.isPackage(name) && name.indexOf('.') > 0) {
            if (isMentioned(name.substring(name.lastIndexOf('.') + 1))) {
                return Optional.empty();
            }
            name = ImportResolver.parent(name);
        }
        return name.indexOf('.') > 0 && tree.isPackage(name) && !reach.reaches(name) ? Optional.of(name) : Optional.empty();
    }

    private boolean isMentioned(String part) {
        return reach.strings().containsKey(part) || reach.strings().keySet().stream().anyMatch(text -> text.endsWith("/" + part));
    }
}

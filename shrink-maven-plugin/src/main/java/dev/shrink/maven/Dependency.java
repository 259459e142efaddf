package dev.shrink.maven;

import java.nio.file.Path;

import dev.shrink.assembly.Library;
import dev.shrink.model.Component;

/**
 * A resolved dependency that belongs on a function's class path.
 *
 * @param classifier empty if there is none
 * @param path       its jar, or a folder of classes of a module that is not packaged yet
 */
record Dependency(String group, String artifact, String version, String classifier, Path path) {

    Component component() {
        return Component.maven(group, artifact, version);
    }

    /** What makes two dependencies the same thing in different versions. */
    String key() {
        return group + ":" + artifact + (classifier.isEmpty() ? "" : ":" + classifier);
    }

    Library library(boolean withGroup) {
        return new Library(component(), path, (withGroup ? group + "." : "") + artifact + "-" + version + (classifier.isEmpty() ? "" : "-" + classifier) + ".jar");
    }
}

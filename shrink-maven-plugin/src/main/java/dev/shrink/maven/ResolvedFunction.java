package dev.shrink.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.shrink.model.Component;

/**
 * A function with all that it needs at run time.
 *
 * @param code         its own classes: a folder or a jar
 * @param classPath    its dependencies in the order of the class path
 * @param requirements who brings whom; the function itself is {@link Component#APPLICATION}
 */
record ResolvedFunction(String name, Path code, List<Dependency> classPath, Map<Component, Set<Component>> requirements) { }

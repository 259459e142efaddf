package dev.shrink.maven;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.shrink.assembly.Layout;
import dev.shrink.assembly.Library;
import dev.shrink.assembly.Recipe;
import dev.shrink.model.Component;
import dev.shrink.model.ShrinkException.BadRequest;

/**
 * What goes into which package: functions and layers of one deployment.
 *
 * @param functions    recipes of functions
 * @param layers       recipes of layers
 * @param requirements who brings whom, of all functions
 */
record Blueprint(List<Recipe> functions, List<Recipe> layers, Map<Component, Set<Component>> requirements) {

    /**
     * Gives each dependency to the first layer that includes it, else to the function that has it.
     *
     * @throws BadRequest if a layer would be empty, or would hold two versions of one artifact
     */
    static Blueprint of(List<ResolvedFunction> resolved, List<Layer> layers, Layout layout) {
        Map<String, Map<String, Dependency>> inLayers = new LinkedHashMap<>();
        layers.forEach(layer -> {
            if (inLayers.put(layer.name(), new LinkedHashMap<>()) != null) {
                throw new BadRequest("maven.layer", "<layer>", "two layers are called '" + layer.name() + "'", "Give each a <name> of its own");
            }
        });
        List<Recipe> functions = new ArrayList<>();
        Map<Component, Set<Component>> requirements = new HashMap<>();
        for (ResolvedFunction function : resolved) {
            List<Dependency> own = new ArrayList<>();
            for (Dependency dependency : function.classPath()) {
                Optional<Layer> layer = layers.stream().filter(l -> l.patterns().matches(dependency.group(), dependency.artifact())).findFirst();
                layer.ifPresentOrElse(l -> share(l, inLayers.get(l.name()), dependency), () -> own.add(dependency));
            }
            functions.add(Recipe.function(function.name(), layout, new Library(Component.APPLICATION, function.code(), function.name() + ".jar"), libraries(own)));
            function.requirements().forEach((from, to) -> requirements.computeIfAbsent(from, c -> new TreeSet<>()).addAll(to));
        }
        List<Recipe> recipes = layers.stream().map(layer -> {
            if (inLayers.get(layer.name()).isEmpty()) {
                throw new BadRequest("maven.layer", "<layer> " + layer.name(), "no dependency matches its patterns " + layer.patterns().includes(),
                    "See the coordinates with 'mvn dependency:tree'");
            }
            return Recipe.layer(layer.name(), libraries(inLayers.get(layer.name()).values()));
        }).toList();
        return new Blueprint(functions, recipes, requirements);
    }

    Stream<Recipe> recipes() {
        return Stream.concat(functions.stream(), layers.stream());
    }

    private static void share(Layer layer, Map<String, Dependency> shared, Dependency dependency) {
        Dependency other = shared.putIfAbsent(dependency.key(), dependency);
        if (other != null && !other.version().equals(dependency.version())) {
            throw new BadRequest("maven.layer-versions", "<layer> " + layer.name(), "its functions need " + dependency.key() + " in two versions, " + other.version()
                + " and " + dependency.version(), "Manage the version in a common parent, or exclude it from the layer");
        }
    }

    /** Jars under their usual names; where two artifacts have one name, with their groups. */
    private static List<Library> libraries(java.util.Collection<Dependency> dependencies) {
        Map<String, Long> named = dependencies.stream().collect(Collectors.groupingBy(d -> d.library(false).fileName(), Collectors.counting()));
        return dependencies.stream().map(d -> d.library(named.get(d.library(false).fileName()) > 1)).toList();
    }
}

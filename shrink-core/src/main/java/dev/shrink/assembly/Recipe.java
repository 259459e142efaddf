package dev.shrink.assembly;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.shrink.model.Artifact;
import dev.shrink.model.ShrinkException.BadRequest;

/**
 * What a package is put together from.
 *
 * @param name        how reports call the artifact
 * @param role        function or layer; a layer holds its libraries in {@code java/lib/}, the only place of a layer where the runtime looks
 * @param layout      how a function holds its libraries
 * @param application the function's own classes; a layer has none
 * @param libraries   in the order of the class path
 */
public record Recipe(String name, Artifact.Role role, Layout layout, Optional<Library> application, List<Library> libraries) {

    /** @throws BadRequest if there is nothing to put together, or two libraries have one file name */
    public Recipe {
        libraries = List.copyOf(libraries);
        if (application.isEmpty() && libraries.isEmpty()) {
            throw new BadRequest("assembly.empty", name, "there is nothing to put into it", "Check the patterns that choose its libraries");
        }
        Set<String> names = new HashSet<>();
        for (Library library : libraries) {
            if (!names.add(library.fileName())) {
                throw new BadRequest("assembly.same-name", name, "two libraries are called " + library.fileName(), "Give them different file names");
            }
        }
    }

    /** A function with its own classes and its libraries. */
    public static Recipe function(String name, Layout layout, Library application, List<Library> libraries) {
        return new Recipe(name, Artifact.Role.FUNCTION, layout, Optional.of(application), libraries);
    }

    /** A layer of libraries. */
    public static Recipe layer(String name, List<Library> libraries) {
        return new Recipe(name, Artifact.Role.LAYER, Layout.LIB, Optional.empty(), libraries);
    }

    /** Where jars go; empty if they are unpacked. */
    Optional<String> jarFolder() {
        return layout == Layout.EXPLODED ? Optional.empty() : Optional.of(role == Artifact.Role.LAYER ? "java/lib/" : "lib/");
    }
}

package dev.shrink.maven;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.shrink.Request;
import dev.shrink.assembly.Assembled;
import dev.shrink.assembly.Assembler;
import dev.shrink.assembly.Recipe;
import dev.shrink.model.Component;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Diagnostic.Severity;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Provenance;

/**
 * Packages as they were put together, before anything is taken away.
 *
 * @param diagnostics what is worth a warning
 */
record Packages(List<Request.Input> functions, List<Request.Input> layers, Provenance provenance, List<Diagnostic> diagnostics) {

    /** Writes {@code <folder>/<name>.zip} for each function and layer. */
    static Packages assemble(Blueprint blueprint, Path folder) {
        Map<EntryPath, Component> owners = new HashMap<>();
        List<Assembled> done = blueprint.recipes().map(recipe -> Assembler.assemble(recipe, folder.resolve(recipe.name() + ".zip"))).toList();
        done.forEach(assembled -> owners.putAll(assembled.owners()));
        List<Diagnostic> warnings = done.stream().flatMap(assembled -> assembled.diagnostics().stream()).filter(d -> d.severity() != Severity.NOTE).toList();
        return new Packages(inputs(blueprint.functions(), folder), inputs(blueprint.layers(), folder), new Provenance(owners, blueprint.requirements()), warnings);
    }

    private static List<Request.Input> inputs(List<Recipe> recipes, Path folder) {
        return recipes.stream().map(recipe -> new Request.Input(recipe.name(), folder.resolve(recipe.name() + ".zip"))).toList();
    }
}

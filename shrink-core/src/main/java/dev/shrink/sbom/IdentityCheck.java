package dev.shrink.sbom;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.shrink.analysis.Breakage;
import dev.shrink.analysis.Components;
import dev.shrink.analysis.Facts;
import dev.shrink.analysis.OutputCheck;
import dev.shrink.model.Component;

/** Every component of which something ships can still be identified by what ships: a scanner must not overlook it because of a shrink. */
public final class IdentityCheck implements OutputCheck {

    @Override
    public void check(Facts before, Facts after, Consumer<Breakage> out) {
        Components input = before.input().get(Components.ANALYSIS);
        Set<Component> ships = after.view().leaves().map(e -> input.ownerOf(e.path())).filter(c -> !c.purl().isEmpty()).collect(Collectors.toCollection(TreeSet::new));
        Components output = after.get(Components.ANALYSIS);
        Set<String> identified = after.view().leaves().map(e -> output.ownerOf(e.path()).purl()).collect(Collectors.toSet());
        ships.stream().filter(c -> !identified.contains(c.purl())).forEach(c -> out.accept(new Breakage("sbom.identity", c.toString(),
            "something of it ships, but nothing that ships says what it is; keep its metadata", List.of())));
    }
}

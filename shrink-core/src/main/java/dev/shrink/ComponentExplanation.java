package dev.shrink;

import java.util.List;
import java.util.stream.Collectors;

import dev.shrink.model.Component;
import dev.shrink.model.Size;

/**
 * Why a component is there, and what would go with it.
 *
 * @param component the component
 * @param bytes     what Lambda counts for it
 * @param chains    every shortest chain of requirements to it, from something that nothing requires; at most {@value #MOST_CHAINS}
 * @param retained  components that nothing else requires: they would go too if it were excluded, itself first
 * @param frees     what Lambda counts for all of those
 */
public record ComponentExplanation(Component component, long bytes, List<List<Component>> chains, List<Component> retained, long frees) {

    static final int MOST_CHAINS = 10;
    private static final int SHOWN = 20;

    /** The explanation in a few lines, as front ends print it. */
    public String text() {
        StringBuilder text = new StringBuilder(component + "  " + new Size(bytes) + "\n");
        chains.forEach(chain -> text.append(chain.size() == 1 ? "  nothing else in the artifact requires it\n"
            : "  comes with " + chain.stream().map(Component::toString).collect(Collectors.joining(" > ")) + "\n"));
        text.append("  excluding it frees ").append(new Size(frees));
        int others = retained.size() - 1;
        if (others > 0) {
            text.append(", with ").append(retained.stream().skip(1).limit(SHOWN).map(Component::toString).collect(Collectors.joining(", ")))
                .append(others > SHOWN ? " and " + (others - SHOWN) + " more" : "").append(", which nothing else requires");
        }
        return text.append("\n\n").toString();
    }
}

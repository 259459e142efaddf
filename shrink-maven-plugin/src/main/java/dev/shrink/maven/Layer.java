package dev.shrink.maven;

import java.util.ArrayList;
import java.util.List;

/** A {@code <layer>}: the dependencies that go into it, of all functions. Maven sets the fields. */
public final class Layer {

    /** How the layer is called; its zip is {@code <name>.zip}, attached with the classifier {@code layer-<name>}. */
    private String name = "layer";

    /** Patterns of coordinates, {@code group:artifact}, with {@code *} and {@code ?}. */
    private List<String> includes = new ArrayList<>();

    /** Patterns of what is left in the functions all the same. */
    private List<String> excludes = new ArrayList<>();

    String name() {
        return name;
    }

    CoordinatePatterns patterns() {
        return new CoordinatePatterns(includes, excludes);
    }
}

package dev.shrink.maven;

import java.util.Optional;

/** A {@code <function>} whose code is another module or artifact. Maven sets the fields. */
public final class Function {

    /** How the function is called; its zip is {@code <name>.zip}. By default the artifact's own name. */
    private String name = "";

    /** {@code group:artifact} of a module of this build, or {@code group:artifact:version} of an artifact of a repository. */
    private String artifact = "";

    Optional<String> name() {
        return Optional.of(name).filter(n -> !n.isBlank());
    }

    String artifact() {
        return artifact.strip();
    }
}

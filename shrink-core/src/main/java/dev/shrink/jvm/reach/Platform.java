package dev.shrink.jvm.reach;

import java.util.Optional;

/** The classes that the Java runtime itself brings. */
public interface Platform {
    /** The class with this internal name, if the runtime has it. */
    Optional<PlatformClass> find(String internalName);
}

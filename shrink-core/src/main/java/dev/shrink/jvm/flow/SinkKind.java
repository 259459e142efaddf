package dev.shrink.jvm.flow;

/** What a reflective call looks up by name. */
public enum SinkKind {
    /** A class. */
    CLASS,
    /** A resource of the class path. */
    RESOURCE,
    /** A resource bundle, by its base name. */
    BUNDLE,
    /** A method or field. */
    MEMBER,
    /** A native library. */
    LIBRARY,
    /** Nothing yet: a composed text that is only stored or passed on. */
    NOTHING
}

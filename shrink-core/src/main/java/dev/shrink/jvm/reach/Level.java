package dev.shrink.jvm.reach;

/** How finely the program is cut. */
public enum Level {
    /** A class stays whole or goes. */
    CLASSES,
    /** Methods and fields are decided one by one. */
    MEMBERS
}

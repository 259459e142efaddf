package dev.shrink.analysis.graph;

/** Why one node keeps another; the verb reads between the two names. */
public enum EdgeKind {
    /** A symbolic reference: constant pool, descriptor, signature, import statement. */
    REFERS("refers to"),
    /** A superclass or superinterface. */
    EXTENDS("extends"),
    /** A call of a method, or an access of a field. */
    USES("uses"),
    /** A method that a virtual call may select. */
    SELECTS("may select"),
    /** An instance is made. */
    CREATES("creates"),
    /** Static initialisation. */
    INITIALIZES("initialises"),
    /** A member belongs to a class, and needs it. */
    MEMBER_OF("is a member of"),
    /** The class demands that the member stays, e.g. the values method of an enum. */
    DEMANDS("demands"),
    /** An annotation, or a value in one. */
    ANNOTATES("is annotated with"),
    /** A string constant in code equals or contains the name. */
    NAMES("names in a string"),
    /** A name composed at run time can match. */
    COMPOSES("composes a name that matches"),
    /** A file names it. */
    MENTIONS("mentions"),
    /** A provider registered for a service. */
    PROVIDED_BY("is provided by"),
    /** A generated companion found by a naming convention. */
    COMPANION("has the companion"),
    /** A native library is loaded, or is needed by another. */
    LOADS("loads"),
    /** A native library names a class or member for its callbacks. */
    CALLS_BACK("calls back"),
    /** A keep rule, recorded run or metadata says so. */
    KEPT_BY_RULE("keeps by rule");

    private final String verb;

    EdgeKind(String verb) {
        this.verb = verb;
    }

    /** The verb for messages, e.g. {@code refers to}. */
    public String verb() {
        return verb;
    }
}

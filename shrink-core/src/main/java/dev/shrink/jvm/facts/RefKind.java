package dev.shrink.jvm.facts;

/** How a class file refers to something. */
public enum RefKind {
    /** An instance is made ({@code new}, or a constructor handle). */
    NEW,
    /** A value is cast to a class. */
    CAST,
    /** A type is named: array, instance test, catch, frame, descriptor of a dynamic call. */
    TYPE,
    /** A class constant; the key says who consumes it, if the next call is known. */
    LITERAL,
    /** A string constant; the owner is the text. */
    STRING,
    /** The functional interface that a lambda implements. */
    LAMBDA,
    /** An instance field is read. */
    GET_FIELD,
    /** An instance field is written. */
    PUT_FIELD,
    /** A static field is read. */
    GET_STATIC,
    /** A static field is written. */
    PUT_STATIC,
    /** {@code invokevirtual}, or a handle of that kind. */
    INVOKE_VIRTUAL,
    /** {@code invokespecial}, or a handle of that kind. */
    INVOKE_SPECIAL,
    /** {@code invokestatic}, or a handle of that kind. */
    INVOKE_STATIC,
    /** {@code invokeinterface}, or a handle of that kind. */
    INVOKE_INTERFACE,
    /** A type in a generic signature: only reflection reads it. */
    SIGNATURE,
    /** The nest host of this class. */
    NEST_HOST,
    /** A member class, as listed in InnerClasses. */
    MEMBER_CLASS,
    /** The enclosing class, as listed in InnerClasses or EnclosingMethod. */
    OUTER_CLASS,
    /** A permitted subclass of a sealed type. */
    PERMITTED,
    /** The type of a nested annotation in an annotation's value. */
    ANNOTATION;

    /** Whether the reference names a method. */
    public boolean isCall() {
        return this == INVOKE_VIRTUAL || this == INVOKE_SPECIAL || this == INVOKE_STATIC || this == INVOKE_INTERFACE;
    }

    /** Whether the reference names a field. */
    public boolean isField() {
        return this == GET_FIELD || this == PUT_FIELD || this == GET_STATIC || this == PUT_STATIC;
    }
}

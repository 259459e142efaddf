package dev.shrink.jvm.facts;

import java.lang.reflect.Modifier;
import java.util.List;

/**
 * A method or a field.
 *
 * @param access the flags of JVMS table 4.5-A or 4.6-A
 * @param name the name alone
 * @param key {@code name(args)result} or {@code name:type}
 * @param refs what the code refers to (methods), the constant (fields), exceptions and generic signatures
 * @param annotations on the member and its parameters
 */
public record MemberFacts(int access, String name, String key, List<Ref> refs, List<AnnotationFacts> annotations) {
    /** Copies the lists. */
    public MemberFacts {
        refs = List.copyOf(refs);
        annotations = List.copyOf(annotations);
    }

    /** The descriptor. */
    public String descriptor() {
        return Keys.descriptor(key);
    }

    /** Whether it is a method, and no field. */
    public boolean isMethod() {
        return key.indexOf('(') > 0;
    }

    /** Whether the member is static. */
    public boolean isStatic() {
        return Modifier.isStatic(access);
    }

    /** Whether the member is private. */
    public boolean isPrivate() {
        return Modifier.isPrivate(access);
    }

    /** Whether the method has no code because it is abstract. */
    public boolean isAbstract() {
        return Modifier.isAbstract(access);
    }

    /** Whether the method has no code because it is native. */
    public boolean isNative() {
        return Modifier.isNative(access);
    }

    /** Whether it is a constructor. */
    public boolean isConstructor() {
        return key.startsWith("<init>(");
    }

    /** Whether it is the static initialiser. */
    public boolean isInitializer() {
        return key.startsWith("<clinit>(");
    }
}

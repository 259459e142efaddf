package dev.shrink.jvm.reach;

import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.facts.MemberFacts;
import java.util.stream.Stream;

/** The members that code uses when it has found a class by its name. */
final class ByName {
    private ByName() {
    }

    /** Constructors, and static methods without parameters that make the class or are a module's provider method. */
    static Stream<MemberFacts> constructors(ClassFacts type) {
        return type.methods().stream().filter(m -> m.isConstructor() || isFactory(type, m));
    }

    private static boolean isFactory(ClassFacts type, MemberFacts method) {
        return method.isStatic() && method.descriptor().startsWith("()")
                && (method.descriptor().equals("()L" + type.name() + ";") || method.name().equals("provider"));
    }

    /** Static fields that hold the one instance of a Kotlin or Scala object, or of a Java singleton. */
    static Stream<MemberFacts> singletons(ClassFacts type) {
        return type.fields().stream().filter(f -> f.isStatic() && f.descriptor().equals("L" + type.name() + ";")
                && (f.name().equals("INSTANCE") || f.name().equals("MODULE$") || f.name().equals("Companion")));
    }
}

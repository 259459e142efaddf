package dev.shrink.jvm.reach;

import java.util.Set;

/** What becomes of a class constant, judged by the call that consumes it. */
final class LiteralUse {
    private static final Set<String> HARMLESS_CLASS_METHODS = Set.of("desiredAssertionStatus", "isInstance", "cast",
            "isAssignableFrom", "hashCode", "equals", "getPackage", "getClassLoader", "getResource", "getResourceAsStream", "getProtectionDomain", "getModule", "isArray",
            "isInterface", "isPrimitive", "getModifiers", "descriptorString", "arrayType", "getPackageName");
    private static final Set<String> LOGGER_METHODS = Set.of("getLogger", "getLog", "loggerFor", "logger", "of");
    private static final Set<String> MEMBERS_BY_NAME = Set.of("newUpdater", "findVarHandle", "findStaticVarHandle",
            "findVirtual", "findStatic", "findGetter", "findSetter", "findStaticGetter", "findStaticSetter", "findSpecial",
            "getMethod", "getDeclaredMethod", "getField", "getDeclaredField", "objectFieldOffset", "newProxyInstance");

    /** Marks a consumer not of the class but of its name. */
    private static final String NAME = "name>";

    private LiteralUse() {
    }

    /** The consumer can neither make an instance nor look a member up. */
    static boolean isHarmless(String consumer) {
        int dot = consumer.lastIndexOf('.');
        if (dot < 0) {
            return false;
        }
        if (consumer.startsWith(NAME)) {
            return isHarmlessForNames(consumer.substring(NAME.length(), dot), consumer.substring(dot + 1));
        }
        String owner = consumer.substring(0, dot);
        String name = consumer.substring(dot + 1);
        return switch (owner) {
            case "java/lang/Class" -> HARMLESS_CLASS_METHODS.contains(name);
            case "java/util/EnumMap", "java/util/EnumSet", "java/lang/reflect/Array", "java/util/Arrays", "java/lang/Object" -> true;
            default -> owner.contains("og") && LOGGER_METHODS.contains(name);
        };
    }

    /** Where a class's name becomes part of a message, or names a logger. */
    private static boolean isHarmlessForNames(String owner, String name) {
        return owner.contains("og") && LOGGER_METHODS.contains(name) || owner.equals("java/lang/StringBuilder")
                || name.equals("<init>") && (owner.endsWith("Exception") || owner.endsWith("Error"));
    }

    /** The consumer looks members up by name, and makes no instance. */
    static boolean onlyMembersByName(String consumer) {
        return MEMBERS_BY_NAME.contains(consumer.substring(consumer.lastIndexOf('.') + 1))
                && (consumer.startsWith("java/lang/") || consumer.startsWith("java/util/concurrent/") || consumer.contains("Unsafe"));
    }
}

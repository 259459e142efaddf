package dev.shrink.jvm.facts;

import java.util.ArrayList;
import java.util.List;

/** Member keys ({@code name(args)result}, {@code name:type}) and the class names inside descriptors (JVMS 4.3). */
public final class Keys {
    private Keys() {
    }

    /** The key of a method. */
    public static String method(String name, String descriptor) {
        return name + descriptor;
    }

    /** The key of a field. */
    public static String field(String name, String descriptor) {
        return name + ':' + descriptor;
    }

    /** The name part of a key. */
    public static String name(String key) {
        int end = key.indexOf('(');
        if (end < 0) {
            end = key.indexOf(':');
        }
        return end < 0 ? key : key.substring(0, end);
    }

    /** The descriptor part of a key. */
    public static String descriptor(String key) {
        int start = key.indexOf('(');
        return start >= 0 ? key.substring(start) : key.substring(key.indexOf(':') + 1);
    }

    /** Internal names of the classes that a descriptor, or a member's key, mentions. */
    public static List<String> types(String descriptor) {
        int from = Math.max(descriptor.indexOf('('), descriptor.indexOf(':'));
        int i = descriptor.indexOf('L', Math.max(from, 0));
        if (i < 0) {
            return List.of();
        }
        List<String> names = new ArrayList<>(3);
        while (i >= 0) {
            int end = descriptor.indexOf(';', i);
            if (end < 0) {
                break;
            }
            names.add(descriptor.substring(i + 1, end));
            i = descriptor.indexOf('L', end);
        }
        return List.copyOf(names);
    }

    /** The class that an owner names: itself, or the element class of an array; empty for arrays of primitives. */
    public static String elementClass(String owner) {
        if (!owner.startsWith("[")) {
            return owner;
        }
        int start = owner.indexOf('L');
        return start < 0 ? "" : owner.substring(start + 1, owner.length() - 1);
    }
}

package dev.shrink.python.bytecode;

import java.util.List;

/**
 * What imports need of a code object.
 *
 * @param code instructions of two bytes each
 * @param constants strings, integers, lists for tuples and frozen sets, nested {@code CodeObject}s, and {@link #OTHER}
 * @param names names that instructions refer to by index
 */
record CodeObject(byte[] code, List<Object> constants, List<String> names) {
    /** Stands for every constant that imports never use. */
    static final Object OTHER = new Object() {
        @Override
        public String toString() {
            return "other";
        }
    };
}

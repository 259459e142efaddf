package dev.shrink.jvm.facts;

import org.objectweb.asm.ClassReader;

/**
 * Where the code of a class's methods and its bootstrap methods lie in the class file (JVMS 4.1). Offsets are counted from the start of the file; 0 means
 * that there is none.
 */
final class MethodBodies {
    private static final int MEMBER_HEAD = 6;
    private static final int ATTRIBUTE_HEAD = 6;

    private final ClassReader reader;
    private final char[] buffer;
    private final int[] codes;
    private int bootstraps;

    /** @param buffer room for the longest text of the class */
    MethodBodies(ClassReader reader, char[] buffer) {
        this.reader = reader;
        this.buffer = buffer;
        int interfaces = reader.readUnsignedShort(reader.header + 6);
        int offset = reader.header + 8 + 2 * interfaces;
        int fields = reader.readUnsignedShort(offset);
        offset += 2;
        for (int i = 0; i < fields; i++) {
            offset = skipAttributes(offset + MEMBER_HEAD);
        }
        codes = new int[reader.readUnsignedShort(offset)];
        offset += 2;
        for (int i = 0; i < codes.length; i++) {
            offset = findCode(i, offset + MEMBER_HEAD);
        }
        findBootstraps(offset);
    }

    /** The content of the Code attribute of a method, by its place in the file. */
    int code(int method) {
        return codes[method];
    }

    /** A bootstrap method and its arguments. */
    int bootstrap(int index) {
        int count = bootstraps == 0 ? 0 : reader.readUnsignedShort(bootstraps);
        if (index >= count) {
            throw new IllegalArgumentException("bootstrap method " + index + " of " + count);
        }
        int offset = bootstraps + 2;
        for (int i = 0; i < index; i++) {
            offset += 4 + 2 * reader.readUnsignedShort(offset + 2);
        }
        return offset;
    }

    private int skipAttributes(int start) {
        int offset = start + 2;
        for (int left = reader.readUnsignedShort(start); left > 0; left--) {
            offset = end(offset);
        }
        return offset;
    }

    private int findCode(int method, int start) {
        int offset = start + 2;
        for (int left = reader.readUnsignedShort(start); left > 0; left--) {
            if (named(offset, "Code")) {
                codes[method] = offset + ATTRIBUTE_HEAD;
            }
            offset = end(offset);
        }
        return offset;
    }

    private void findBootstraps(int start) {
        int offset = start + 2;
        for (int left = reader.readUnsignedShort(start); left > 0; left--) {
            if (named(offset, "BootstrapMethods")) {
                bootstraps = offset + ATTRIBUTE_HEAD;
            }
            offset = end(offset);
        }
    }

    private boolean named(int attribute, String name) {
        return name.equals(reader.readUTF8(attribute, buffer));
    }

    private int end(int attribute) {
        int length = reader.readInt(attribute + 2);
        if (length < 0) {
            throw new IllegalArgumentException("an attribute of " + length + " bytes");
        }
        return attribute + ATTRIBUTE_HEAD + length;
    }
}

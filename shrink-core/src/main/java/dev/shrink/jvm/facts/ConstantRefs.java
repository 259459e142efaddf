package dev.shrink.jvm.facts;

/** The references that constants of one class mean, each translated once however often code uses it. */
final class ConstantRefs {
    private final InterningReader reader;
    private final RefPool pool;
    private final char[] buffer;
    private final RefPool.Entry[] entries;
    private final String[] keys;

    /** @param buffer room for the longest text of the class */
    ConstantRefs(InterningReader reader, RefPool pool, char[] buffer) {
        this.reader = reader;
        this.pool = pool;
        this.buffer = buffer;
        this.entries = new RefPool.Entry[reader.getItemCount()];
        this.keys = new String[reader.getItemCount()];
    }

    /** A class or a string, by its index. */
    RefPool.Entry named(RefKind kind, int index) {
        RefPool.Entry known = entries[index];
        if (known == null || known.ref.kind() != kind) {
            known = pool.interned(kind, text(index), "");
            entries[index] = known;
        }
        return known;
    }

    /** A field or a method, by its index. */
    RefPool.Entry member(RefKind kind, int index) {
        RefPool.Entry known = entries[index];
        if (known == null || known.ref.kind() != kind) {
            known = pool.interned(kind, owner(index), key(reader.readUnsignedShort(reader.getItem(index) + 2)));
            entries[index] = known;
        }
        return known;
    }

    private String key(int nameAndType) {
        String known = keys[nameAndType];
        if (known == null) {
            int item = reader.getItem(nameAndType);
            known = pool.key(reader.readUTF8(item, buffer), reader.readUTF8(item + 2, buffer));
            keys[nameAndType] = known;
        }
        return known;
    }

    /** The text that an index at some place of the class file means. */
    String utf8(int offset) {
        return reader.readUTF8(offset, buffer);
    }

    /** The text of a class, a string, a method type, a module or a package. */
    String text(int index) {
        return reader.readUTF8(reader.getItem(index), buffer);
    }

    /** The class that declares a member. */
    String owner(int index) {
        return reader.readClass(reader.getItem(index), buffer);
    }

    /** The name of a member or a dynamic call. */
    String name(int index) {
        return reader.readUTF8(nameAndType(index), buffer);
    }

    /** The descriptor of a member or a dynamic call. */
    String descriptor(int index) {
        return reader.readUTF8(nameAndType(index) + 2, buffer);
    }

    private int nameAndType(int index) {
        return reader.getItem(reader.readUnsignedShort(reader.getItem(index) + 2));
    }

    /** The kind of a constant (JVMS table 4.4-A). */
    int tag(int index) {
        return reader.readByte(reader.getItem(index) - 1);
    }

    /** A constant as a value. */
    Object value(int index) {
        return reader.readConst(index, buffer);
    }
}

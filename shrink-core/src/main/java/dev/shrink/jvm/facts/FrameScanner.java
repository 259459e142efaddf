package dev.shrink.jvm.facts;

import org.objectweb.asm.ClassReader;

/** Collects the types that the stack map frames of a method name (JVMS 4.7.4), each where the code reaches the frame. */
final class FrameScanner {
    private static final int SAME = 64;
    private static final int ONE_ITEM = 128;
    private static final int ONE_ITEM_FAR = 247;
    private static final int SAME_FAR = 251;
    private static final int FULL = 255;
    private static final int OBJECT = 7;
    private static final int UNINITIALIZED = 8;

    private final ClassReader reader;
    private final ConstantRefs constants;
    private final RefPool.Refs refs;
    private int position;
    private int end;
    private boolean old;
    private int frame = -1;

    FrameScanner(ClassReader reader, ConstantRefs constants, RefPool.Refs refs) {
        this.reader = reader;
        this.constants = constants;
        this.refs = refs;
    }

    /** Finds the frames among the attributes of the code. */
    void find(int attributes) {
        int offset = attributes + 2;
        for (int left = reader.readUnsignedShort(attributes); left > 0; left--) {
            String name = constants.utf8(offset);
            int length = reader.readInt(offset + 2);
            if (length < 0) {
                throw new IllegalArgumentException("an attribute of " + length + " bytes");
            }
            old = name.equals("StackMap"); // of class files before Java 6 for small devices
            if (old || name.equals("StackMapTable")) {
                position = offset + 8;
                end = offset + 6 + length;
                advance();
                return;
            }
            offset += 6 + length;
        }
    }

    /** The code is at an instruction: frames that stand before it are read. */
    void reach(int instruction) {
        while (frame == instruction) {
            read();
            advance();
        }
    }

    /** Finds out where the next frame belongs. */
    private void advance() {
        if (position >= end) {
            frame = -1;
            return;
        }
        int type = old ? FULL : reader.readByte(position);
        int delta = type < ONE_ITEM ? type & (SAME - 1) : reader.readUnsignedShort(old ? position : position + 1);
        frame = old ? delta : frame + delta + 1;
    }

    private void read() {
        int type = old ? FULL : reader.readByte(position++);
        if (type < SAME) {
            return;
        }
        if (type < ONE_ITEM) {
            types(1);
            return;
        }
        if (type < ONE_ITEM_FAR) {
            throw new IllegalArgumentException("there is no frame of type " + type);
        }
        position += 2;
        if (type == ONE_ITEM_FAR) {
            types(1);
        } else if (type == FULL) {
            counted();
            counted();
        } else if (type > SAME_FAR) {
            types(type - SAME_FAR);
        }
    }

    private void counted() {
        int count = reader.readUnsignedShort(position);
        position += 2;
        types(count);
    }

    private void types(int count) {
        for (int i = 0; i < count; i++) {
            int tag = reader.readByte(position++);
            if (tag > UNINITIALIZED) {
                throw new IllegalArgumentException("there is no verification type " + tag);
            }
            if (tag == OBJECT) {
                refs.add(constants.named(RefKind.TYPE, reader.readUnsignedShort(position)));
            }
            position += tag >= OBJECT ? 2 : 0;
        }
    }
}

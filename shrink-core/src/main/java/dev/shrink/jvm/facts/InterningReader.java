package dev.shrink.jvm.facts;

import org.objectweb.asm.ClassReader;

/** Reads a class file with texts that are interned as they are read, so that those of other classes need not be decoded again. */
final class InterningReader extends ClassReader {
    private final byte[] file;
    private final Interner interner;
    private final String[] texts;

    InterningReader(byte[] file, Interner interner) {
        super(file);
        this.file = file;
        this.interner = interner;
        this.texts = new String[getItemCount()];
    }

    Interner interner() {
        return interner;
    }

    /** All that ASM reads of texts comes here, its own constructor's attribute names too, for which nothing is ready yet. */
    @Override
    public String readUTF8(int offset, char[] buffer) {
        int index = offset == 0 ? 0 : readUnsignedShort(offset);
        if (index == 0 || texts == null) {
            return super.readUTF8(offset, buffer);
        }
        String known = texts[index];
        if (known == null) {
            int item = getItem(index);
            known = interner.ascii(file, item + 2, readUnsignedShort(item)).orElseGet(() -> interner.intern(super.readUTF8(offset, buffer)));
            texts[index] = known;
        }
        return known;
    }
}

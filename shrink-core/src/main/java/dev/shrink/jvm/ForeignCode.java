package dev.shrink.jvm;

import dev.shrink.jvm.classpath.ClassPathFile;
import dev.shrink.lambda.Architecture;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Native code that the target cannot load, by its first bytes: code that carries libraries for many platforms names each of them, and no link is broken where
 * those for others are gone. ELF: class at byte 4, machine at bytes 18 and 19 (gABI, figure 4-3).
 */
final class ForeignCode {
    private static final int ELF = 0x7f454c46;
    private static final List<Integer> MACH_O = List.of(0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe);
    private static final int UNIVERSAL = 0xcafebabe;
    /** A class file has its version at the place where a universal binary counts its few architectures. */
    private static final int MOST_ARCHITECTURES = 20;
    private static final int HEADER = 20;
    private static final int MACHINE = 18;
    private static final int ELF64 = 2;
    private static final int X86_64 = 62;
    private static final int AARCH64 = 183;

    private ForeignCode() {
    }

    static boolean isIn(ClassPathFile file, Architecture target) throws IOException {
        byte[] header;
        try (InputStream in = file.open()) {
            header = in.readNBytes(HEADER);
        }
        if (header.length < HEADER) {
            return false;
        }
        int magic = word(header, 0);
        if (magic == ELF) {
            int machine = (header[MACHINE] & 0xff) | (header[MACHINE + 1] & 0xff) << 8;
            return header[4] != ELF64 || machine != (target == Architecture.ARM64 ? AARCH64 : X86_64);
        }
        return MACH_O.contains(magic) || magic == UNIVERSAL && word(header, 4) < MOST_ARCHITECTURES || header[0] == 'M' && header[1] == 'Z';
    }

    private static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
    }
}

package dev.shrink.elf;

import java.io.IOException;
import java.io.InputStream;

/**
 * Position-independent machine code that is put into libraries. Built from {@code src/main/native} and checked in; a test compares both.
 * It may stand anywhere that is a multiple of 16 bytes and is entered at its first byte.
 */
enum MachineCode {
    /** Unpacks a packed library, see {@code thaw.c}. */
    THAW("thaw"),
    /** Ends the process with the name of the function that was called, see {@code trap.c}. */
    TRAP("trap");

    private final String name;

    MachineCode(String name) {
        this.name = name;
    }

    String resource(int machine) {
        return name + (machine == Elf.MACHINE_AARCH64 ? "-aarch64.bin" : "-x86_64.bin");
    }

    byte[] bytes(int machine) throws IOException {
        try (InputStream in = MachineCode.class.getResourceAsStream(resource(machine))) {
            if (in == null) {
                throw new IOException("the resource " + resource(machine) + " is missing");
            }
            return in.readAllBytes();
        }
    }
}

package dev.shrink.elf;

import java.nio.ByteBuffer;

/**
 * Finds what machine code refers to without following its instructions: whatever could be a reference counts as one. So none is missed, and a
 * number that only looks like one makes a reference too many.
 */
interface CodeScanner {

    /** Takes what code may refer to. */
    interface Sink {
        /** An instruction there may be executed next. */
        void branch(long target);

        /** A near instruction may be executed next; only the begin of a function counts. */
        void shortBranch(long target);

        /** The bytes there may be read, written or have their address taken. */
        void address(long target);

        /** Some address in this page of 4096 bytes may be used. */
        void page(long start);
    }

    /** @param code from the buffer's position to its limit, little-endian, at this address */
    void scan(ByteBuffer code, long address, Sink sink);

    /** Whether execution may go on behind the end of this code. */
    boolean mayGoOn(ByteBuffer code);

    /** Whether all of this is what assemblers fill gaps with. */
    boolean isPadding(ByteBuffer code);

    /** Bytes that stop a process that executes them, wherever it enters; the length divides 4096. */
    byte[] trap();

    static CodeScanner of(int machine) {
        return machine == Elf.MACHINE_AARCH64 ? new Arm64Scanner() : new X86Scanner();
    }
}

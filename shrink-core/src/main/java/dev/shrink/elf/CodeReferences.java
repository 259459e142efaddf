package dev.shrink.elf;

import java.io.IOException;

/** Finds where machine code refers to an address relative to itself. None is missed; a number that only looks like a reference makes one too many. */
interface CodeReferences {

    /** How an instruction uses the address. */
    enum Kind {
        /** A call or a jump: the address is an instruction. */
        BRANCH,
        /** The address itself is computed, by one instruction that holds the displacement. */
        ADDRESS,
        /** The bytes at the address are read, written, taken for the target of a branch, or their address is computed in two steps. */
        MEMORY,
        /** The address of a page of 4096 bytes is computed; other references say what in it is used, if it is data. */
        PAGE,
        /** Any address in this page of 4096 bytes may be used. */
        ANYWHERE_IN_PAGE
    }

    /** Takes what was found. */
    @FunctionalInterface
    interface Visitor {
        /**
         * @param from where the displacement is
         * @param target what it leads to
         */
        void visit(long from, long target, Kind kind);
    }

    /** @param code addresses of whole instructions */
    void forEach(ImageReader image, Range code, Visitor visitor) throws IOException;

    static CodeReferences of(int machine) {
        return machine == Elf.MACHINE_AARCH64 ? new Arm64References() : new X86References();
    }
}

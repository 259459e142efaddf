package dev.shrink.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

import dev.shrink.lambda.Architecture;

/**
 * What a file's first bytes say about the machine that it is for. Names decide nothing.
 *
 * @param title     for people, such as {@code "ELF aarch64"}
 * @param kind      format
 * @param machine   the ELF machine (System V ABI, e_machine), else 0
 * @param library   whether it is something that a program loads or runs, rather than input of a linker
 */
record NativeFormat(String title, Kind kind, int machine, boolean library) {

    enum Kind { ELF, MACH_O, PE, COFF, MSF }

    /** How many bytes {@link #of} needs. */
    static final int HEAD = 4096;

    private static final int ELF_X86 = 3;
    private static final int ELF_X86_64 = 62;
    private static final int ELF_AARCH64 = 183;
    /** Kernel programs (BPF) and GPU code (CUDA, AMDGPU): data for whoever loads them, not code of this system or another. */
    private static final Set<Integer> NOT_A_CPU = Set.of(190, 224, 247);
    private static final Set<Integer> COFF_MACHINES = Set.of(0x8664, 0xaa64, 0x14c);
    private static final int ELF_DYN = 3;
    private static final int ELF_REL = 1;
    private static final int OSABI_FREEBSD = 9;
    private static final int OSABI_SOLARIS = 6;
    /** A fat Mach-O has few architectures; the same magic with a large number is a class file's version. */
    private static final int MOST_FAT_ARCHITECTURES = 30;
    private static final byte[] MSF = "Microsoft C/C++".getBytes(StandardCharsets.US_ASCII);

    /** Tells the format from a file's first bytes; empty if it is no native code. */
    static Optional<NativeFormat> of(byte[] head) {
        if (head.length < 20) {
            return Optional.empty();
        }
        ByteBuffer big = ByteBuffer.wrap(head);
        ByteBuffer little = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        int magic = big.getInt(0);
        return switch (magic) {
            case 0x7f454c46 -> elf(head);
            case 0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe -> Optional.of(new NativeFormat("Mach-O (macOS)", Kind.MACH_O, 0, true));
            case 0xcafebabe, 0xcafebabf -> big.getInt(4) > 0 && big.getInt(4) < MOST_FAT_ARCHITECTURES
                ? Optional.of(new NativeFormat("fat Mach-O (macOS)", Kind.MACH_O, 0, true)) : Optional.empty();
            default -> windows(head, little);
        };
    }

    private static Optional<NativeFormat> elf(byte[] head) {
        ByteBuffer data = ByteBuffer.wrap(head).order(head[5] == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int type = data.getShort(16);
        int machine = data.getShort(18) & 0xffff;
        if (NOT_A_CPU.contains(machine)) {
            return Optional.empty();
        }
        int osabi = head[7];
        String system = osabi == OSABI_FREEBSD ? " FreeBSD" : osabi == OSABI_SOLARIS ? " Solaris" : "";
        int effective = system.isEmpty() ? machine : -1;
        boolean x86Executable = machine == ELF_X86 && type != ELF_DYN;
        return Optional.of(new NativeFormat("ELF " + machineName(machine) + system, Kind.ELF, x86Executable ? ELF_X86_64 : effective, type != ELF_REL));
    }

    private static Optional<NativeFormat> windows(byte[] head, ByteBuffer little) {
        if (head[0] == 'M' && head[1] == 'Z' && head.length >= 64) {
            int pe = little.getInt(60);
            boolean known = pe > 0 && pe <= head.length - 4 && little.getInt(pe) == 0x4550;
            return known ? Optional.of(new NativeFormat("PE (Windows)", Kind.PE, 0, true)) : Optional.empty();
        }
        if (java.util.Arrays.equals(head, 0, MSF.length, MSF, 0, MSF.length)) {
            return Optional.of(new NativeFormat("Windows debug database", Kind.MSF, 0, false));
        }
        int machine = little.getShort(0) & 0xffff;
        int sections = little.getShort(2) & 0xffff;
        boolean object = COFF_MACHINES.contains(machine) && sections > 0 && (little.getShort(16) & 0xffff) == 0 && head.length > 20 && (head[20] == '.' || head[20] == '/');
        boolean anonymous = machine == 0 && sections == 0xffff && COFF_MACHINES.contains(little.getShort(6) & 0xffff);
        return object || anonymous ? Optional.of(new NativeFormat("COFF object (Windows)", Kind.COFF, 0, false)) : Optional.empty();
    }

    /** Whether the machine of that architecture can load or run it. */
    boolean runsOn(Architecture architecture) {
        return kind == Kind.ELF && machine == (architecture == Architecture.X86_64 ? ELF_X86_64 : ELF_AARCH64);
    }

    private static String machineName(int machine) {
        return switch (machine) {
            case ELF_X86 -> "x86 (32 bit)";
            case 8 -> "MIPS";
            case 20, 21 -> "PowerPC";
            case 22 -> "S390";
            case 40 -> "ARM (32 bit)";
            case 43 -> "SPARC";
            case ELF_X86_64 -> "x86_64";
            case ELF_AARCH64 -> "aarch64";
            case 243 -> "RISC-V";
            case 258 -> "LoongArch";
            default -> "machine " + machine;
        };
    }
}

package dev.shrink.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a library that is built like OpenBLAS: a table of function pointers per processor, a dispatcher that takes one of the tables,
 * a kernel of three pages per processor, and a local function that only one kernel calls. Its JNI function calls the kernel that is dispatched to.
 */
final class BlasFixture {
    private static final int KERNEL = 3 * Elf.PAGE;
    private static final int TABLE = 512;
    private static final int CODE = 2 * Elf.PAGE;

    private final Map<String, Integer> answers = new LinkedHashMap<>();
    private final List<int[]> calls = new ArrayList<>();
    private final List<String> fields = new ArrayList<>();
    private String dispatched = "NEHALEM";
    private boolean throughPointer = true;
    private boolean arm;

    /** A processor whose kernel answers with a number. */
    BlasFixture cpu(String name, int answer) {
        answers.put(name, answer);
        return this;
    }

    BlasFixture dispatchingTo(String cpu) {
        dispatched = cpu;
        return this;
    }

    /** The dispatcher computes a table's address instead of reading it from a pointer that the loader sets. */
    BlasFixture withoutPointers() {
        throughPointer = false;
        return this;
    }

    /** Code that no table leads to calls the kernel. */
    BlasFixture callingDirectly(String cpu) {
        calls.add(new int[] {List.copyOf(answers.keySet()).indexOf(cpu)});
        return this;
    }

    /** Code that no table leads to reads a field of the table. */
    BlasFixture readingFieldOf(String cpu) {
        fields.add(cpu);
        return this;
    }

    /** For arm64 in place of x86_64; its kernels do not say how long they are. */
    BlasFixture arm64() {
        arm = true;
        return this;
    }

    private int kernel(int index) {
        return CODE + Elf.PAGE + index * KERNEL;
    }

    byte[] bytes() {
        List<String> cpus = List.copyOf(answers.keySet());
        int helper = kernel(cpus.size());
        int data = helper + KERNEL;
        int tables = data + 512;
        int end = tables + TABLE * cpus.size();
        ByteBuffer out = ByteBuffer.allocate(end + (1 << 14)).order(ByteOrder.LITTLE_ENDIAN);
        StringBuilder strings = new StringBuilder("\0");
        List<long[]> symbols = new ArrayList<>();
        symbols.add(new long[] {add(strings, ElfFixture.FUNCTION), 0x12, CODE, 64});
        for (int i = 0; i < cpus.size(); i++) {
            symbols.add(new long[] {add(strings, "gotoblas_" + cpus.get(i)), 0x11, tables + (long) TABLE * i, TABLE});
        }
        int soname = add(strings, "libopenblas.so.0");
        int exported = symbols.size();
        for (int i = 0; i < cpus.size(); i++) {
            symbols.add(new long[] {add(strings, "sgemm_kernel_" + cpus.get(i)), 0x12, kernel(i), arm ? 0 : KERNEL});
        }
        symbols.add(new long[] {add(strings, "inner_kernel"), 0x02, helper, KERNEL});

        int hash = 512;
        out.putInt(hash, 1).putInt(hash + 4, exported + 1).putInt(hash + 8, 1);
        for (int i = 1; i < exported; i++) {
            out.putInt(hash + 12 + 4 * i, i + 1);
        }
        int dynsym = hash + 128;
        putSymbols(out, dynsym, symbols.subList(0, exported));
        int dynstr = dynsym + 24 * (exported + 1);
        out.put(dynstr, strings.toString().getBytes(StandardCharsets.ISO_8859_1));
        int rela = (int) Elf.alignUp(dynstr + strings.length(), 8);
        int relaEnd = rela;
        for (int i = 0; i < cpus.size(); i++) {
            out.putLong(relaEnd, tables + (long) TABLE * i).putLong(relaEnd + 8, arm ? 1027 : 8).putLong(relaEnd + 16, kernel(i));
            relaEnd += 24;
        }
        int pointer = data + 256;
        if (throughPointer) {
            out.putLong(relaEnd, pointer).putLong(relaEnd + 8, (2L + cpus.indexOf(dispatched)) << 32 | (arm ? 1025 : 6));
            relaEnd += 24;
        }
        code(out, cpus, helper, pointer, tables);
        long[] dynamic = {Elf.DT_SONAME, soname, Elf.DT_HASH, hash, Elf.DT_SYMTAB, dynsym, Elf.DT_SYMENT, 24, Elf.DT_STRTAB, dynstr, Elf.DT_STRSZ, strings.length(),
            Elf.DT_RELA, rela, Elf.DT_RELASZ, relaEnd - rela, 9, 24, 0, 0};
        for (int i = 0; i < dynamic.length; i++) {
            out.putLong(data + 8 * i, dynamic[i]);
        }
        int size = sections(out, end, strings, symbols, helper + KERNEL - CODE);
        headers(out, relaEnd, helper + KERNEL, data, end, 8 * dynamic.length);
        return java.util.Arrays.copyOf(out.array(), size);
    }

    private void code(ByteBuffer out, List<String> cpus, int helper, int pointer, int tables) {
        int table = tables + TABLE * cpus.indexOf(dispatched);
        out.position(CODE);
        refer(out, throughPointer, throughPointer ? pointer : table);
        if (arm) {
            out.putInt(0xf9400000).putInt(0xd61f0000); // ldr x0, [x0]; br x0
        } else {
            out.put(new byte[] {(byte) 0xff, 0x20}); // jmp *(%rax)
        }
        out.position(CODE + 256);
        calls.forEach(c -> branch(out, kernel(c[0])));
        fields.forEach(f -> refer(out, true, tables + TABLE * cpus.indexOf(f) + 64));
        for (int i = 0; i < cpus.size(); i++) {
            out.put(kernel(i), filler(50 + i));
            out.position(kernel(i));
            if (arm) {
                out.putInt(0x52800000 | answers.get(cpus.get(i)) << 5).putInt(0xd65f03c0); // mov w0, #answer; ret
            } else {
                out.put((byte) 0xb8).putInt(answers.get(cpus.get(i))).put((byte) 0xc3);
            }
            if (cpus.get(i).equals("NEHALEM") || cpus.get(i).equals("CORTEXA57")) {
                branch(out, helper);
            }
        }
        out.put(helper, filler(99));
    }

    /** Noise looks like no reference on x86_64; on arm64 every fourth byte of it would be one to nearby. */
    private byte[] filler(int seed) {
        return arm ? new byte[KERNEL] : ElfFixture.noise(KERNEL, seed);
    }

    /** Reads the word at an address, or computes the address. */
    private void refer(ByteBuffer out, boolean read, int target) {
        if (arm) {
            int pages = (target >> 12) - (out.position() >> 12);
            out.putInt(0x90000000 | (pages & 3) << 29 | (pages >> 2 & 0x7ffff) << 5);
            out.putInt(read ? 0xf9400000 | (target & 0xfff) >> 3 << 10 : 0x91000000 | (target & 0xfff) << 10);
        } else {
            out.put((byte) 0x48).put((byte) (read ? 0x8b : 0x8d)).put((byte) 5);
            out.putInt(target - out.position() - 4);
        }
    }

    private void branch(ByteBuffer out, int target) {
        if (arm) {
            out.putInt(0x94000000 | (target - out.position() >> 2 & 0x3ffffff));
        } else {
            out.put((byte) 0xe8);
            out.putInt(target - out.position() - 4);
        }
    }

    private static void putSymbols(ByteBuffer out, int at, List<long[]> symbols) {
        for (int i = 0; i < symbols.size(); i++) {
            long[] s = symbols.get(i);
            int e = at + 24 * (i + 1);
            out.putInt(e, (int) s[0]).put(e + 4, (byte) s[1]).putShort(e + 6, (short) 1).putLong(e + 8, s[2]).putLong(e + 16, s[3]);
        }
    }

    private static int sections(ByteBuffer out, int end, StringBuilder strings, List<long[]> symbols, int codeLength) {
        int symtab = (int) Elf.alignUp(end, 8);
        putSymbols(out, symtab, symbols);
        int strtab = symtab + 24 * (symbols.size() + 1);
        out.put(strtab, strings.toString().getBytes(StandardCharsets.ISO_8859_1));
        int names = strtab + strings.length();
        out.put(names, "\0.text\0.symtab\0.strtab\0".getBytes(StandardCharsets.ISO_8859_1));
        int table = (int) Elf.alignUp(names + 23, 8);
        long[][] headers = {{0, 0, 0, 0, 0, 0, 0}, {1, Elf.SHT_PROGBITS, Elf.SHF_ALLOC | Elf.SHF_EXECINSTR, CODE, CODE, codeLength, 0},
            {7, Elf.SHT_SYMTAB, 0, 0, symtab, 24L * (symbols.size() + 1), 3}, {15, Elf.SHT_STRTAB, 0, 0, strtab, strings.length(), 0}, {15, Elf.SHT_STRTAB, 0, 0, names, 23, 0}};
        out.position(table);
        for (long[] h : headers) {
            out.putInt((int) h[0]).putInt((int) h[1]).putLong(h[2]).putLong(h[3]).putLong(h[4]).putLong(h[5]).putInt((int) h[6]).putInt(0).putLong(8).putLong(0);
        }
        out.putLong(40, table).putShort(58, (short) 64).putShort(60, (short) headers.length).putShort(62, (short) (headers.length - 1));
        return out.position();
    }

    private void headers(ByteBuffer out, int readOnlyEnd, int codeEnd, int data, int end, int dynamicLength) {
        out.put(0, new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).putShort(16, (short) Elf.TYPE_DYN).putShort(18, (short) (arm ? Elf.MACHINE_AARCH64 : Elf.MACHINE_X86_64)).putInt(20, 1).putLong(32, Elf.HEADER_SIZE);
        long[][] segments = {{Elf.PT_LOAD, Elf.PF_R, 0, readOnlyEnd}, {Elf.PT_LOAD, Elf.PF_R | Elf.PF_X, CODE, codeEnd - CODE}, {Elf.PT_LOAD, Elf.PF_R | Elf.PF_W, data, end - data},
            {Elf.PT_DYNAMIC, Elf.PF_R | Elf.PF_W, data, dynamicLength}, {Elf.PT_GNU_STACK, Elf.PF_R | Elf.PF_W, 0, 0}};
        out.putShort(52, (short) 64).putShort(54, (short) 56).putShort(56, (short) segments.length).position(64);
        for (long[] s : segments) {
            out.putInt((int) s[0]).putInt((int) s[1]).putLong(s[2]).putLong(s[2]).putLong(s[2]).putLong(s[3]).putLong(s[3]).putLong(s[0] == Elf.PT_LOAD ? Elf.PAGE : 8);
        }
    }

    private static int add(StringBuilder strings, String text) {
        int at = strings.length();
        strings.append(text).append('\0');
        return at;
    }
}

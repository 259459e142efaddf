package dev.shrink.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes a small shared library that a real loader loads: one JNI function that returns 42, and what a test asks for around it. */
public final class ElfFixture {
    public static final String FUNCTION = "Java_dev_shrink_elf_NativeAnswer_answer";
    private static final int PROGRAM_HEADERS = 5;

    private record Part(String name, int type, long flags, byte[] bytes, int link, long entrySize, long address, boolean hasHeader) {
    }

    private final List<String> needed = new ArrayList<>();
    private final Map<String, byte[]> readOnly = new LinkedHashMap<>();
    private int machine = System.getProperty("os.arch").equals("aarch64") ? Elf.MACHINE_AARCH64 : Elf.MACHINE_X86_64;
    private String soname = "libanswer.so";
    private String function = FUNCTION;
    private java.util.Optional<String> runPath = java.util.Optional.empty();
    private boolean relative;
    private int deadGap;
    private int zeros;
    private int code = 64;
    private byte[] payload = {};
    private boolean symbols = true;

    public ElfFixture machine(int value) {
        machine = value;
        return this;
    }

    public ElfFixture soname(String value) {
        soname = value;
        return this;
    }

    ElfFixture exporting(String name) {
        function = name;
        return this;
    }

    public ElfFixture needing(String name) {
        needed.add(name);
        return this;
    }

    /** Where its own needs are looked up. */
    public ElfFixture runPath(String value) {
        runPath = java.util.Optional.of(value);
        return this;
    }

    /** Two words of data that the loader relocates relative to the library's address; the second one leads to the function. */
    ElfFixture relative() {
        relative = true;
        return this;
    }

    /** Bytes inside the first segment that no section covers, as patchelf leaves them. */
    public ElfFixture deadGap(int bytes) {
        deadGap = bytes;
        return this;
    }

    public ElfFixture zeros(int bytes) {
        zeros = bytes;
        return this;
    }

    /** Code before the function, of the kind that packs well. */
    ElfFixture code(int bytes) {
        code = bytes;
        return this;
    }

    ElfFixture payload(int bytes) {
        payload = noise(bytes, 5);
        return this;
    }

    ElfFixture readOnlySection(String name, byte[] bytes) {
        readOnly.put(name, bytes);
        return this;
    }

    ElfFixture withoutSymbols() {
        symbols = false;
        return this;
    }

    static byte[] noise(int length, long seed) {
        byte[] out = new byte[length];
        new Random(seed).nextBytes(out);
        return out;
    }

    Path writeTo(Path file) throws IOException {
        Files.write(file, bytes());
        return file;
    }

    public byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(1 << 24).order(ByteOrder.LITTLE_ENDIAN);
        List<Part> parts = new ArrayList<>();
        out.position(Elf.HEADER_SIZE + PROGRAM_HEADERS * Elf.PROGRAM_HEADER_SIZE);
        StringBuilder strings = new StringBuilder("\0");
        int functionName = add(strings, function);
        int sonameAt = add(strings, soname);
        java.util.Optional<Integer> runPathAt = runPath.map(p -> add(strings, p));
        List<Integer> neededAt = needed.stream().map(n -> add(strings, n)).toList();

        long hash = put(parts, out, ".hash", 5, Elf.SHF_ALLOC, words(1, 2, 1, 0, 0), 2, 4);
        int symbolsAt = (int) put(parts, out, ".dynsym", Elf.SHT_DYNSYM, Elf.SHF_ALLOC, new byte[2 * Elf.SYMBOL_SIZE], 3, Elf.SYMBOL_SIZE);
        long stringsAt = put(parts, out, ".dynstr", Elf.SHT_STRTAB, Elf.SHF_ALLOC, strings.toString().getBytes(StandardCharsets.ISO_8859_1), 0, 0);
        int relocationsAt = relative ? (int) put(parts, out, ".rela.dyn", 4, Elf.SHF_ALLOC, new byte[2 * Elf.RELA_SIZE], 2, Elf.RELA_SIZE) : 0;
        put(parts, out, ".rodata", Elf.SHT_PROGBITS, Elf.SHF_ALLOC, noise(100, 1), 0, 0);
        readOnly.forEach((name, bytes) -> put(parts, out, name, Elf.SHT_PROGBITS, Elf.SHF_ALLOC, bytes, 0, 0));
        out.put(noise(deadGap, 2));
        put(parts, out, ".zeros", Elf.SHT_PROGBITS, Elf.SHF_ALLOC, new byte[zeros], 0, 0);
        int readOnlyEnd = out.position();

        align(out, Elf.PAGE);
        int codeStart = out.position();
        byte[] text = text();
        put(parts, out, ".text", Elf.SHT_PROGBITS, Elf.SHF_ALLOC | Elf.SHF_EXECINSTR, text, 0, 0);
        int codeEnd = out.position();

        align(out, Elf.PAGE);
        int dataStart = out.position();
        ByteBuffer dynamic = ByteBuffer.allocate(16 * (15 + needed.size())).order(ByteOrder.LITTLE_ENDIAN);
        neededAt.forEach(at -> dynamic.putLong(Elf.DT_NEEDED).putLong(at));
        dynamic.putLong(Elf.DT_SONAME).putLong(sonameAt).putLong(Elf.DT_HASH).putLong(hash).putLong(Elf.DT_SYMTAB).putLong(symbolsAt).putLong(Elf.DT_SYMENT).putLong(Elf.SYMBOL_SIZE);
        dynamic.putLong(Elf.DT_STRTAB).putLong(stringsAt).putLong(Elf.DT_STRSZ).putLong(strings.length());
        if (relative) {
            dynamic.putLong(Elf.DT_RELA).putLong(relocationsAt).putLong(Elf.DT_RELASZ).putLong(2 * Elf.RELA_SIZE).putLong(9).putLong(Elf.RELA_SIZE).putLong(Elf.DT_RELACOUNT).putLong(2);
        }
        runPathAt.ifPresent(at -> dynamic.putLong(Elf.DT_RUNPATH).putLong(at));
        put(parts, out, ".dynamic", 6, Elf.SHF_ALLOC | Elf.SHF_WRITE, dynamic.array(), 3, 16);
        long dataAt = put(parts, out, ".data", Elf.SHT_PROGBITS, Elf.SHF_ALLOC | Elf.SHF_WRITE, noise(64, 3), 0, 0);
        int dataEnd = out.position();

        long value = codeStart + text.length - 8L;
        for (int i = 0; relative && i < 2; i++) {
            int type = machine == Elf.MACHINE_AARCH64 ? 1027 : 8;
            out.putLong(relocationsAt + i * Elf.RELA_SIZE, dataAt + 16L * i).putLong(relocationsAt + i * Elf.RELA_SIZE + 8, type).putLong(relocationsAt + i * Elf.RELA_SIZE + 16, i == 0 ? dataAt : value);
        }
        out.putInt(symbolsAt + 24, functionName).put(symbolsAt + 28, (byte) 0x12).putShort(symbolsAt + 30, (short) 1).putLong(symbolsAt + 32, value).putLong(symbolsAt + 40, 8);
        if (symbols) {
            put(parts, out, ".symtab", Elf.SHT_SYMTAB, 0, noise(3000, 4), 0, Elf.SYMBOL_SIZE);
            put(parts, out, ".debug_info", Elf.SHT_PROGBITS, 0, noise(5000, 6), 0, 0);
        }
        sections(parts, out);
        out.put(payload);
        header(out, segment(Elf.PT_LOAD, Elf.PF_R, 0, readOnlyEnd, readOnlyEnd), segment(Elf.PT_LOAD, Elf.PF_R | Elf.PF_X, codeStart, codeEnd - codeStart, codeEnd - codeStart),
                segment(Elf.PT_LOAD, Elf.PF_R | Elf.PF_W, dataStart, dataEnd - dataStart, dataEnd - dataStart + 5000L),
                segment(Elf.PT_DYNAMIC, Elf.PF_R | Elf.PF_W, dataStart, dynamic.capacity(), dynamic.capacity()), new Segment(Elf.PT_GNU_STACK, 6, 0, 0, 0, 0, 0, 16));
        byte[] file = new byte[out.position()];
        out.get(0, file);
        return file;
    }

    private byte[] text() {
        ByteBuffer b = ByteBuffer.allocate((int) Elf.alignUp(code, 16) + 8).order(ByteOrder.LITTLE_ENDIAN);
        byte[] phrase = noise(40, 9);
        while (b.remaining() >= 8 + phrase.length) {
            b.put(phrase).position(b.position() - 3);
        }
        b.position(b.capacity() - 8);
        if (machine == Elf.MACHINE_AARCH64) {
            b.putInt(0x52800000 | 42 << 5).putInt(0xd65f03c0);
        } else {
            b.put((byte) 0xb8).putInt(42).put((byte) 0xc3).put((byte) 0x90).put((byte) 0x90);
        }
        return b.array();
    }

    private static Segment segment(int type, int flags, long at, long fileSize, long memorySize) {
        return new Segment(type, flags, at, at, at, fileSize, memorySize, type == Elf.PT_LOAD ? Elf.PAGE : 8);
    }

    private static int add(StringBuilder strings, String text) {
        int at = strings.length();
        strings.append(text).append('\0');
        return at;
    }

    private static byte[] words(int... values) {
        ByteBuffer b = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int v : values) {
            b.putInt(v);
        }
        return b.array();
    }

    private static void align(ByteBuffer out, int to) {
        out.position((int) Elf.alignUp(out.position(), to));
    }

    private static long put(List<Part> parts, ByteBuffer out, String name, int type, long flags, byte[] bytes, int link, long entrySize) {
        align(out, 16);
        long at = out.position();
        out.put(bytes);
        parts.add(new Part(name, type, flags, bytes, link, entrySize, at, true));
        return at;
    }

    private void sections(List<Part> parts, ByteBuffer out) {
        StringBuilder names = new StringBuilder("\0");
        List<Integer> nameAt = parts.stream().map(p -> add(names, p.name())).toList();
        int ownName = add(names, ".shstrtab");
        int namesAt = out.position();
        out.put(names.toString().getBytes(StandardCharsets.ISO_8859_1));
        align(out, 8);
        int tableAt = out.position();
        out.position(tableAt + Elf.SECTION_HEADER_SIZE);
        for (int i = 0; i < parts.size(); i++) {
            Part p = parts.get(i);
            long address = (p.flags() & Elf.SHF_ALLOC) == 0 ? 0 : p.address();
            out.putInt(nameAt.get(i)).putInt(p.type()).putLong(p.flags()).putLong(address).putLong(p.address()).putLong(p.bytes().length)
                    .putInt(p.link()).putInt(0).putLong(16).putLong(p.entrySize());
        }
        out.putInt(ownName).putInt(Elf.SHT_STRTAB).putLong(0).putLong(0).putLong(namesAt).putLong(names.length()).putInt(0).putInt(0).putLong(1).putLong(0);
        out.putLong(40, tableAt).putShort(60, (short) (parts.size() + 2)).putShort(62, (short) (parts.size() + 1));
    }

    private void header(ByteBuffer out, Segment... segments) {
        out.put(0, new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
        out.putShort(16, (short) Elf.TYPE_DYN).putShort(18, (short) machine).putInt(20, 1).putLong(32, Elf.HEADER_SIZE);
        out.putShort(52, (short) Elf.HEADER_SIZE).putShort(54, (short) Elf.PROGRAM_HEADER_SIZE).putShort(56, (short) segments.length).putShort(58, (short) Elf.SECTION_HEADER_SIZE);
        int at = Elf.HEADER_SIZE;
        for (Segment s : segments) {
            out.putInt(at, s.type()).putInt(at + 4, s.flags()).putLong(at + 8, s.offset()).putLong(at + 16, s.address()).putLong(at + 24, s.physicalAddress())
                    .putLong(at + 32, s.fileSize()).putLong(at + 40, s.memorySize()).putLong(at + 48, s.alignment());
            at += Elf.PROGRAM_HEADER_SIZE;
        }
    }
}

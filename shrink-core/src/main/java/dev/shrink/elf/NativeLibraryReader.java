package dev.shrink.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.shrink.lambda.Architecture;
import dev.shrink.model.Entry;

/** Reads what {@link NativeLibrary} holds from a file. */
final class NativeLibraryReader {
    private NativeLibraryReader() {
    }

    static NativeLibrary read(Entry entry, Path path) throws IOException, RefusedException {
        try (FileByteSource source = FileByteSource.open(path)) {
            ElfFile file = ElfReader.read(source);
            ImageReader image = new ImageReader(file, source);
            ByteBuffer strings = DynamicSymbols.strings(image);
            DynamicTable dynamic = file.dynamic();
            List<String> needed = strings(strings, dynamic.values(Elf.DT_NEEDED));
            List<String> runPath = strings(strings, dynamic.values(dynamic.has(Elf.DT_RUNPATH) ? Elf.DT_RUNPATH : Elf.DT_RPATH));
            List<NativeLibrary.NeededVersion> versions = new ArrayList<>();
            for (VersionTables.Need n : VersionTables.needs(image)) {
                versions.add(new NativeLibrary.NeededVersion(ElfReader.string(strings, n.fileOffset()), ElfReader.string(strings, n.nameOffset()),
                        (n.flags() & SymbolVersion.WEAK) != 0));
            }
            return new NativeLibrary(entry, architecture(file.header().machine()), strings(strings, dynamic.values(Elf.DT_SONAME)).stream().findFirst(), needed,
                    runPath.stream().flatMap(p -> Arrays.stream(p.split(":"))).filter(p -> !p.isEmpty()).toList(), versions, GpuCode.isPresent(file));
        }
    }

    private static List<String> strings(ByteBuffer table, List<Long> offsets) throws RefusedException {
        List<String> out = new ArrayList<>();
        for (long offset : offsets) {
            out.add(ElfReader.string(table, ElfReader.tableLength(offset, "a name")));
        }
        return out;
    }

    private static Optional<Architecture> architecture(int machine) {
        return switch (machine) {
            case Elf.MACHINE_X86_64 -> Optional.of(Architecture.X86_64);
            case Elf.MACHINE_AARCH64 -> Optional.of(Architecture.ARM64);
            default -> Optional.empty();
        };
    }
}

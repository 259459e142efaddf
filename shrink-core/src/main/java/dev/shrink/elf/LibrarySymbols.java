package dev.shrink.elf;

import java.io.IOException;
import java.util.List;

import dev.shrink.model.Scratch;

/** The dynamic symbols of a library of a deployment. */
final class LibrarySymbols {
    private LibrarySymbols() {
    }

    static List<Symbol> read(NativeLibrary library, Scratch scratch) throws IOException, RefusedException {
        try (FileByteSource source = FileByteSource.open(scratch.fileOf(library.entry().content()))) {
            return DynamicSymbols.read(new ImageReader(ElfReader.read(source), source));
        }
    }
}

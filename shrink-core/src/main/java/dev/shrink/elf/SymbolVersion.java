package dev.shrink.elf;

import java.util.Optional;

/**
 * A symbol version such as {@code GLIBC_2.17}.
 *
 * @param name of the version
 * @param file the library it is needed from; empty if this library defines the version
 * @param flags {@code vd_flags} or {@code vna_flags}
 */
record SymbolVersion(String name, Optional<String> file, int flags) {
    static final int BASE = 1;
    static final int WEAK = 2;
}

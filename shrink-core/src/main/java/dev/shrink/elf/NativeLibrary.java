package dev.shrink.elf;

import java.util.List;
import java.util.Optional;

import dev.shrink.lambda.Architecture;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;

/**
 * What the dynamic table of one shared library says, without its symbols.
 *
 * @param entry the library
 * @param architecture the instruction set, if it is one that Lambda runs
 * @param soname the name that other libraries know it by
 * @param needed names of the libraries that it needs ({@code DT_NEEDED})
 * @param searchPath folders where its own needs are looked up ({@code DT_RUNPATH}, or {@code DT_RPATH}), {@code $ORIGIN} not replaced
 * @param neededVersions symbol versions that it needs, such as {@code libc.so.6: GLIBC_2.28}
 * @param gpuCode whether it carries device code for GPUs
 */
record NativeLibrary(Entry entry, Optional<Architecture> architecture, Optional<String> soname, List<String> needed, List<String> searchPath,
                     List<NeededVersion> neededVersions, boolean gpuCode) {

    /**
     * A version that a library needs from another.
     *
     * @param file the library that must define it
     * @param version its name
     * @param weak whether loading goes on without it
     */
    record NeededVersion(String file, String version, boolean weak) {
    }

    NativeLibrary {
        needed = List.copyOf(needed);
        searchPath = List.copyOf(searchPath);
        neededVersions = List.copyOf(neededVersions);
    }

    EntryPath path() {
        return entry.path();
    }

    /** Whether {@code DT_NEEDED} finds it: by its soname once it is loaded, by its file name in a folder of the search path, or by its path. */
    boolean isKnownAs(String need) {
        String name = need.substring(need.lastIndexOf('/') + 1);
        return path().fileName().equals(name) || soname.filter(name::equals).isPresent();
    }
}

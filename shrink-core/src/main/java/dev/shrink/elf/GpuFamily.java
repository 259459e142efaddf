package dev.shrink.elf;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which libraries do nothing without a GPU, by name. Knowledge is data: {@code gpu-libraries.txt}.
 *
 * @param stems names up to {@code .so}
 */
record GpuFamily(Set<String> stems) {

    GpuFamily {
        stems = Set.copyOf(stems);
    }

    static GpuFamily known() {
        return new GpuFamily(KnownNames.read("gpu-libraries.txt").stream().filter(l -> !l.startsWith("keep ")).collect(Collectors.toSet()));
    }

    boolean contains(NativeLibrary library) {
        return containsName(library.path().fileName()) || library.soname().filter(this::containsName).isPresent();
    }

    /** Wheels that were repaired carry a hash in the name: {@code libnccl-6e4f3d2a.so.2}. */
    private boolean containsName(String fileName) {
        int end = fileName.indexOf(".so");
        String stem = end < 0 ? fileName : fileName.substring(0, end);
        return stems.contains(stem) || stems.contains(stem.replaceFirst("-[0-9a-f]{8}$", ""));
    }
}

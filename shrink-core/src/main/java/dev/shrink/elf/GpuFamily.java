package dev.shrink.elf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

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
        try (InputStream in = GpuFamily.class.getResourceAsStream("gpu-libraries.txt")) {
            if (in == null) {
                throw new IOException("the resource gpu-libraries.txt is missing");
            }
            Set<String> stems = new HashSet<>();
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().map(String::strip)
                    .filter(l -> !l.isEmpty() && !l.startsWith("#") && !l.startsWith("keep ")).forEach(stems::add);
            return new GpuFamily(stems);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

package dev.shrink.verify.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The largest resident set that a process has had, from Linux's {@code /proc/PID/status}. */
final class PeakMemory {

    private static final String FIELD = "VmHWM:";

    private PeakMemory() { }

    /** In bytes, of the process or that of its descendants that had the most; empty where the kernel does not tell. */
    static OptionalLong of(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants()).mapToLong(PeakMemory::read).filter(bytes -> bytes > 0).max();
    }

    private static long read(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith(FIELD))
                .mapToLong(line -> Long.parseLong(line.substring(FIELD.length()).replace("kB", "").strip()) * 1024)
                .findFirst().orElse(0);
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0; // no /proc here, or the process has just ended
        }
    }
}

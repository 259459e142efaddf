package dev.shrink.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.Jazzer;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lets the fuzzer Jazzer look for bytes that {@link LibraryFuzzTarget} does not stand, in a process of its own, for as many seconds as the system property
 * {@code fuzz.seconds} says (25 if it says nothing).
 */
class LibraryFuzzTest {
    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 25);

    @TempDir
    Path folder;

    private static Map<String, byte[]> seeds(Path folder) throws IOException {
        Path packed = folder.resolve("packed.so");
        ThawPacker.pack(new ElfFixture().code(60_000).writeTo(folder.resolve("plain.so")), packed);
        Path cut = folder.resolve("cut.so");
        ImageRewriter.rewriteLossless(folder.resolve("plain.so"), cut);
        return Map.of("relative", new ElfFixture().relative().code(60_000).bytes(), "names", names(), "gaps", new ElfFixture().deadGap(9_000).zeros(9_000).needing("libm.so.6").bytes(), "packed", Files.readAllBytes(packed), "cut", Files.readAllBytes(cut),
                "gpu", new ElfFixture().readOnlySection(".nv_fatbin", ElfFixture.noise(9_000, 8)).bytes(), "small", new ElfFixture().withoutSymbols().runPath("$ORIGIN").bytes(),
                "blas", new BlasFixture().cpu("PRESCOTT", 1).cpu("CORE2", 2).cpu("HASWELL", 3).cpu("BARCELONA", 4).dispatchingTo("CORE2").bytes());
    }

    /** A library with a C++ name so long that there is something to gain without it. */
    private static byte[] names() {
        return new ElfFixture().exporting("_ZN1a" + "x".repeat(12_000) + "Ev").needing("libm.so.6").bytes();
    }

    /** Only the fuzzer and what it tests: where it finds JUnit it runs that. */
    private static String classPath() {
        return Stream.of(LibraryFuzzTarget.class, ImageRewriter.class, Jazzer.class, FuzzedDataProvider.class)
                .map(c -> Path.of(URI.create(c.getProtectionDomain().getCodeSource().getLocation().toString())).toString()).distinct().collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void standsWhatAFuzzerThinksOf() throws Exception {
        Path seeds = Files.createDirectories(folder.resolve("seeds"));
        for (Map.Entry<String, byte[]> seed : seeds(folder).entrySet()) {
            Files.write(seeds.resolve(seed.getKey()), seed.getValue());
        }
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-cp", classPath(),
                Jazzer.class.getName(), "--target_class=" + LibraryFuzzTarget.class.getName(), "--instrumentation_includes=dev.shrink.elf.**",
                "--custom_hook_excludes=**", "--reproducer_path=" + folder, "-max_total_time=" + SECONDS, "-timeout=10", "-rss_limit_mb=1500", "-max_len=200000",
                "-artifact_prefix=" + folder + "/", Files.createDirectories(folder.resolve("found")).toString(), seeds.toString()));
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        boolean ended = process.waitFor(SECONDS + 90L, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        String text = Files.readString(log);
        assertThat(ended).as("the fuzzer ends in time: %s", text).isTrue();
        assertThat(process.exitValue()).as(text).isZero();
        // It did run: it reports how many inputs it tried.
        assertThat(text).containsPattern("Done \\d{3,} runs in");
    }
}

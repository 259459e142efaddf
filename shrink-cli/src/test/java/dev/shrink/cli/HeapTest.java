package dev.shrink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run with too small a heap tells whoever started it. */
class HeapTest {

    private static final int ENTRIES = 60_000;

    @TempDir
    Path folder;

    @Test
    void tellsTheJavaThatStartedItThatItsHeapIsTooSmall() throws Exception {
        assertThat(shrunk("-Xmx24m", "-D" + Main.SMALL_HEAP + "=true")).isEqualTo(Main.OUT_OF_HEAP);
        assertThat(folder.resolve("out.zip")).doesNotExist();
    }

    @Test
    void doesTheWorkWithALargerHeap() throws Exception {
        assertThat(shrunk("-Xmx512m", "-D" + Main.SMALL_HEAP + "=true")).isZero();
        assertThat(folder.resolve("out.zip")).exists();
    }

    @Test
    void failsWhereNobodyWouldTryAgain() throws Exception {
        assertThat(shrunk("-Xmx24m")).isEqualTo(Main.INTERNAL);
        assertThat(folder.resolve("out.zip")).doesNotExist();
    }

    private int shrunk(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "shrink", many().toString(), "-O", folder.resolve("out.zip").toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
        return process.waitFor();
    }

    private Path many() throws IOException {
        Path file = folder.resolve("many.zip");
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < ENTRIES; i++) {
                zip.putNextEntry(new ZipEntry("a/folder/with/a/long/name/file-" + i + ".txt"));
                zip.write(i);
                zip.closeEntry();
            }
        }
        return file;
    }
}

package dev.shrink.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import dev.shrink.archive.Workspace;
import dev.shrink.model.Content;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;

class LibraryPartsTest {

    private final LibraryParts reader = new LibraryParts();

    @Test
    void accountsForEveryByteOfALibrary() throws IOException {
        Optional<Path> library = javaLibrary();
        Assumptions.assumeTrue(library.isPresent(), "this Java has its native libraries in lib/ on Linux only");
        Entry entry = Entry.file(EntryPath.of("fe", "lib/libjava.so"), Content.of(library.get()), 0);
        assertThat(reader.reads(entry)).isTrue();
        try (Workspace workspace = Workspace.create()) {
            Map<String, Long> parts = reader.partsOf(entry, workspace);
            assertThat(parts).containsKeys("code (r-x)", "data (rw-)");
            assertThat(parts.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(Files.size(library.get()));
            assertThat(parts.values()).allMatch(bytes -> bytes > 0);
        }
    }

    @Test
    void tellsDeviceCodeAndUnusedGapsFromOtherLoadedBytes() throws IOException {
        byte[] bytes = new ElfFixture().deadGap(40_000).code(30_000).readOnlySection(".nv_fatbin", ElfFixture.noise(50_000, 1)).bytes();
        try (Workspace workspace = Workspace.create()) {
            Map<String, Long> parts = reader.partsOf(Entry.file(EntryPath.of("fe", "lib/x.so"), Content.of(bytes), 0), workspace);
            assertThat(parts).containsEntry("GPU code", 50_000L);
            // Whole pages of the gap; its ends stay with their neighbours.
            assertThat(parts.get("gaps that nothing uses")).isBetween(32_768L, 40_000L);
            assertThat(parts.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(bytes.length);
        }
    }

    @Test
    void saysNothingAboutWhatIsOnlyNamedLikeALibrary() throws IOException {
        try (Workspace workspace = Workspace.create()) {
            assertThat(reader.partsOf(Entry.file(EntryPath.of("fe", "x.so"), Content.of("INPUT(libc.so.6)".getBytes()), 0), workspace)).isEmpty();
        }
        assertThat(reader.reads(Entry.file(EntryPath.of("fe", "x.txt"), Content.of(new byte[0]), 0))).isFalse();
    }

    private static Optional<Path> javaLibrary() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("java.home"), "lib"), 2)) {
            return files.filter(f -> f.endsWith("libjava.so")).findFirst();
        }
    }
}

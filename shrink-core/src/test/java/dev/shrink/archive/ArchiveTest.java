package dev.shrink.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.shrink.model.Artifact;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryKind;
import dev.shrink.model.ShrinkException;
import dev.shrink.model.ShrinkException.BadRequest;

class ArchiveTest {

    @TempDir
    private Path folder;
    private Workspace workspace;
    private final List<Diagnostic> told = new ArrayList<>();

    @BeforeEach
    void openWorkspace() throws IOException {
        workspace = Workspace.create();
    }

    @AfterEach
    void closeWorkspace() throws IOException {
        workspace.close();
    }

    private interface Body {
        void write(ZipArchiveOutputStream zip) throws IOException;
    }

    private Path zip(String name, Body body) throws IOException {
        Path file = folder.resolve(name);
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
            body.write(zip);
        }
        return file;
    }

    private static void put(ZipArchiveOutputStream zip, String name, byte[] content, Consumer<ZipArchiveEntry> change) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        change.accept(entry);
        zip.putArchiveEntry(entry);
        zip.write(content);
        zip.closeArchiveEntry();
    }

    private static void put(ZipArchiveOutputStream zip, String name, String content) throws IOException {
        put(zip, name, content.getBytes(StandardCharsets.UTF_8), e -> { });
    }

    private Artifact open(Path path) {
        return open(path, ArchiveLimits.DEFAULT);
    }

    private Artifact open(Path path, ArchiveLimits limits) {
        return new ArtifactReader(workspace, limits, told::add).open(path, "fe", Artifact.Role.FUNCTION);
    }

    private Path write(Artifact artifact, String name) {
        Path target = folder.resolve(name);
        try (ArtifactWriter writer = new ArtifactWriter(workspace, true)) {
            writer.write(artifact, target);
        }
        return target;
    }

    private static String text(Artifact artifact, String path) throws IOException {
        return new String(entry(artifact, path).content().bytes(), StandardCharsets.UTF_8);
    }

    private static Entry entry(Artifact artifact, String path) {
        return artifact.walk().filter(e -> e.path().toString().equals(path)).findFirst().orElseThrow();
    }

    private static void assertRefused(Runnable open, String code, String... words) {
        assertThatThrownBy(open::run).isInstanceOfSatisfying(ShrinkException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.explain()).contains(words);
            assertThat(e.suggestion()).isNotBlank();
        });
    }

    @Test
    void opensStoredDeflatedStreamedAndZip64Entries() throws IOException {
        Path streamed = folder.resolve("streamed.zip");
        try (java.util.zip.ZipOutputStream zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(streamed))) {
            zip.putNextEntry(new ZipEntry("described-after.txt"));
            zip.write("after".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        Path big = zip("zip64.zip", zip -> {
            zip.setUseZip64(Zip64Mode.Always);
            put(zip, "deflated.txt", "x".repeat(1000));
            put(zip, "stored.txt", "stored".getBytes(StandardCharsets.UTF_8), e -> {
                e.setMethod(ZipEntry.STORED);
                e.setSize(6);
                e.setCrc(crc("stored"));
            });
        });
        assertThat(text(open(streamed), "described-after.txt")).isEqualTo("after");
        Artifact zip64 = open(big);
        assertThat(text(zip64, "deflated.txt")).hasSize(1000);
        assertThat(text(zip64, "stored.txt")).isEqualTo("stored");
        assertThat(text(open(write(zip64, "again.zip")), "deflated.txt")).hasSize(1000);
    }

    @Test
    void keepsLinksModesAndOrder() throws IOException {
        Path in = zip("modes.zip", zip -> {
            put(zip, "z-first.sh", "#!/bin/sh".getBytes(StandardCharsets.UTF_8), e -> e.setUnixMode(0100755));
            put(zip, "link", "z-first.sh".getBytes(StandardCharsets.UTF_8), e -> e.setUnixMode(0120777));
            put(zip, "a-last.txt", "x".getBytes(StandardCharsets.UTF_8), e -> e.setUnixMode(0100600));
        });
        Path out = write(open(in), "out.zip");
        try (ZipFile zip = ZipFile.builder().setPath(out).get()) {
            assertThat(java.util.Collections.list(zip.getEntriesInPhysicalOrder())).extracting(ZipArchiveEntry::getName).containsExactly("z-first.sh", "link", "a-last.txt");
            assertThat(zip.getEntry("z-first.sh").getUnixMode()).isEqualTo(0100755);
            assertThat(zip.getEntry("a-last.txt").getUnixMode()).isEqualTo(0100644);
            assertThat(zip.getEntry("link").isUnixSymlink()).isTrue();
        }
    }

    @Test
    void givesTheSameBytesWhateverTheTimesOfTheInput() throws IOException {
        Path early = zip("early.zip", zip -> put(zip, "a", "x".getBytes(StandardCharsets.UTF_8), e -> e.setTime(1_000_000_000_000L)));
        Path late = zip("late.zip", zip -> put(zip, "a", "x".getBytes(StandardCharsets.UTF_8), e -> e.setTime(1_700_000_000_000L)));
        assertThat(write(open(early), "1.zip")).hasSameBinaryContentAs(write(open(late), "2.zip"));
    }

    @Test
    void opensArchivesInArchivesToTheDepthAllowedAndKeepsStoredOnesStored() throws IOException {
        byte[] innermost = bytes(zip("c.jar", zip -> put(zip, "deep.txt", "deep")));
        byte[] middle = bytes(zip("b.jar", zip -> put(zip, "c.jar", innermost, e -> {
            e.setMethod(ZipEntry.STORED);
            e.setSize(innermost.length);
            e.setCrc(crc(innermost));
        })));
        Path outer = zip("a.zip", zip -> put(zip, "lib/b.jar", middle, e -> { }));
        assertThat(text(open(outer), "lib/b.jar!/c.jar!/deep.txt")).isEqualTo("deep");
        Artifact written = open(write(open(outer), "out.zip"));
        assertThat(entry(written, "lib/b.jar!/c.jar").attributes().stored()).isTrue();
        assertThat(entry(open(outer, ArchiveLimits.DEFAULT.withMaxDepth(1)), "lib/b.jar!/c.jar").inner()).isEmpty();
        assertThat(told).extracting(Diagnostic::code).contains("archive.too-deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/../../evil", "/etc/evil", "C:\\evil", "a\\..\\..\\evil"})
    void refusesNamesThatLeaveTheFolder(String name) throws IOException {
        Path evil = zip("evil.zip", zip -> put(zip, name, "x"));
        assertRefused(() -> open(evil), "archive.unsafe-name", "evil.zip!/");
    }

    @Test
    void refusesTruncatedEmptyAndOtherFiles() throws IOException {
        Path whole = zip("whole.zip", zip -> put(zip, "a", "x".repeat(5000)));
        Path truncated = Files.write(folder.resolve("truncated.zip"), java.util.Arrays.copyOf(bytes(whole), 40));
        assertRefused(() -> open(truncated), "archive.unreadable", "truncated.zip");
        Path empty = Files.createFile(folder.resolve("empty.zip"));
        assertRefused(() -> open(empty), "archive.unreadable", "empty.zip");
        assertRefused(() -> open(folder.resolve("missing.zip")), "artifact.missing", "missing.zip");
    }

    @Test
    void findsDamagedEntriesAndLeavesNothingBehind() throws IOException {
        byte[] damaged = bytes(zip("whole.zip", zip -> put(zip, "a.txt", "some text that is deflated, some text that is deflated")));
        int extra = ByteBuffer.wrap(damaged).order(ByteOrder.LITTLE_ENDIAN).getShort(28);
        damaged[30 + "a.txt".length() + extra + 8] ^= 0x55;
        Path file = Files.write(folder.resolve("damaged.zip"), damaged);
        assertRefused(() -> write(open(file), "out.zip"), "artifact.entry-unreadable", "a.txt");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(p -> p.getFileName().toString())).containsExactlyInAnyOrder("whole.zip", "damaged.zip");
        }
    }

    @Test
    void refusesEncryptedEntries() throws IOException {
        byte[] zip = bytes(zip("plain.zip", out -> put(out, "a", "x")));
        ByteBuffer data = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < zip.length - 4; i++) {
            if (data.getInt(i) == 0x04034b50) {
                data.putShort(i + 6, (short) (data.getShort(i + 6) | 1));
            } else if (data.getInt(i) == 0x02014b50) {
                data.putShort(i + 8, (short) (data.getShort(i + 8) | 1));
            }
        }
        Path file = Files.write(folder.resolve("encrypted.zip"), zip);
        assertRefused(() -> open(file), "archive.encrypted", "encrypted.zip!/a");
    }

    @Test
    void refusesBombsByRatioByTotalAndByTooManyEntries() throws IOException {
        Path bomb = zip("bomb.zip", zip -> put(zip, "zeros", new byte[1 << 20], e -> { }));
        assertRefused(() -> open(bomb, new ArchiveLimits(4, 10, 1 << 30, 100, 1 << 10)), "archive.bomb", "bomb.zip");
        assertRefused(() -> open(bomb, new ArchiveLimits(4, 10, 1 << 10, 100_000, 1 << 30)), "archive.bomb", "bomb.zip");
        Path many = zip("many.zip", zip -> {
            for (int i = 0; i < 11; i++) {
                put(zip, "f" + i, "x");
            }
        });
        assertRefused(() -> open(many, new ArchiveLimits(4, 10, 1 << 30, 100, 1 << 20)), "archive.too-many-entries", "many.zip");
    }

    @Test
    void stopsAnEntryThatLiesAboutItsSize() throws IOException {
        byte[] zip = bytes(zip("honest.zip", out -> put(out, "a", "x".repeat(5000))));
        ByteBuffer data = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < zip.length - 4; i++) {
            if (data.getInt(i) == 0x02014b50) {
                data.putInt(i + 24, 10);
            }
        }
        Path liar = Files.write(folder.resolve("liar.zip"), zip);
        assertThatThrownBy(() -> text(open(liar), "a")).isInstanceOf(IOException.class).hasMessageContaining("10 bytes");
    }

    @Test
    void takesTheLastOfSeveralEntriesOfOneNameAndSaysSo() throws IOException {
        Path twice = zip("twice.zip", zip -> {
            put(zip, "a", "first");
            put(zip, "a", "second");
        });
        assertThat(text(open(twice), "a")).isEqualTo("second");
        assertThat(told).singleElement().satisfies(d -> assertThat(d.toString()).contains("archive.duplicate-name", "twice.zip!/a"));
    }

    @Test
    void takesAFolderAndAFileOfOneNameForTheSameName() throws IOException {
        Path twice = zip("both.zip", zip -> {
            put(zip, "a", "file");
            put(zip, "a/", "");
        });
        assertThat(open(twice).walk().map(e -> e.path().toString())).containsExactly("a");
        assertThat(told).extracting(Diagnostic::code).containsExactly("archive.duplicate-name");
    }

    @Test
    void refusesAnEntryBelowALink() throws IOException {
        Path evil = zip("link.zip", zip -> {
            put(zip, "out/x", "x".getBytes(StandardCharsets.UTF_8), e -> { });
            put(zip, "out", "/etc".getBytes(StandardCharsets.UTF_8), e -> e.setUnixMode(0120777));
        });
        assertRefused(() -> open(evil), "archive.unsafe-name", "out/x", "link out");
    }

    @Test
    void readsNamesInOldEncodingsAndWritesUtf8() throws IOException {
        Path old = folder.resolve("old.zip");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(old)) {
            zip.setEncoding("IBM437");
            zip.setUseLanguageEncodingFlag(false);
            put(zip, "Grüße.txt", "x");
        }
        assertThat(text(open(write(open(old), "new.zip")), "Grüße.txt")).isEqualTo("x");
        assertThat(told).extracting(Diagnostic::code).containsExactly("archive.name-encoding");
    }

    @Test
    void keepsANestedArchiveThatCannotBeOpenedAsItIs() throws IOException {
        byte[] broken = "PK\3\4 but not really".getBytes(StandardCharsets.ISO_8859_1);
        Path in = zip("in.zip", zip -> put(zip, "lib/broken.jar", broken, e -> { }));
        assertThat(entry(open(write(open(in), "out.zip")), "lib/broken.jar").content().bytes()).isEqualTo(broken);
        assertThat(told).extracting(Diagnostic::code).contains("archive.nested-unreadable");
    }

    @Test
    void takesAHundredThousandEntries() throws IOException {
        Path many = zip("many.zip", zip -> {
            for (int i = 0; i < 100_000; i++) {
                put(zip, "d" + i % 100 + "/f" + i, "x");
            }
        });
        assertThat(open(write(open(many), "out.zip")).leaves()).hasSize(100_000);
    }

    @Test
    void neverWritesOverOrIntoItsInputOrAFolderInUse() throws IOException {
        Path in = zip("in.zip", zip -> put(zip, "a", "x"));
        assertThatThrownBy(() -> write(open(in), "in.zip")).isInstanceOf(BadRequest.class).hasMessageContaining("its own input");
        Path tree = Files.createDirectories(folder.resolve("tree"));
        Files.writeString(tree.resolve("a"), "x");
        assertThatThrownBy(() -> write(open(tree), "tree/out")).isInstanceOf(BadRequest.class).hasMessageContaining("into its own input");
        Files.createDirectories(folder.resolve("used"));
        Files.writeString(folder.resolve("used/precious"), "x");
        assertThatThrownBy(() -> write(open(tree), "used")).isInstanceOf(BadRequest.class).hasMessageContaining("not empty");
        assertThat(folder.resolve("used/precious")).hasContent("x");
    }

    @Test
    void writesAFolderForAFolderWithLinks() throws IOException {
        Path tree = Files.createDirectories(folder.resolve("tree/sub"));
        Files.writeString(tree.resolve("lib.so.1"), "x");
        Files.createSymbolicLink(tree.resolve("lib.so"), Path.of("lib.so.1"));
        Path out = write(open(folder.resolve("tree")), "out");
        assertThat(Files.readSymbolicLink(out.resolve("sub/lib.so"))).isEqualTo(Path.of("lib.so.1"));
        assertThat(entry(open(out), "sub/lib.so").kind()).isEqualTo(EntryKind.SYMLINK);
    }

    private static byte[] bytes(Path path) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Files.copy(path, out);
        return out.toByteArray();
    }

    private static long crc(String text) {
        return crc(text.getBytes(StandardCharsets.UTF_8));
    }

    private static long crc(byte[] bytes) {
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}

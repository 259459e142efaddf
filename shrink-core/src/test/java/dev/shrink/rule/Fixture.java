package dev.shrink.rule;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip or folder built in code: {@code Fixture.zip("fe").file("a.txt", "…").jar("lib/x.jar", j -> j.file(…))}. */
public final class Fixture {

    private final String name;
    private final boolean folder;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, Boolean> stored = new LinkedHashMap<>();

    private Fixture(String name, boolean folder) {
        this.name = name;
        this.folder = folder;
    }

    public static Fixture zip(String name) {
        return new Fixture(name, false);
    }

    public static Fixture folder(String name) {
        return new Fixture(name, true);
    }

    public String name() {
        return name;
    }

    public Fixture file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public Fixture file(String path, byte[] bytes) {
        files.put(path, bytes);
        return this;
    }

    /** A file of hexadecimal digits; white space does not count. */
    public Fixture hex(String path, String digits) {
        return file(path, java.util.HexFormat.of().parseHex(digits.replaceAll("\\s", "")));
    }

    /** A folder entry. */
    public Fixture directory(String path) {
        return file(path + "/", new byte[0]);
    }

    /** An archive inside, compressed. */
    public Fixture jar(String path, Consumer<Fixture> content) {
        Fixture inner = zip(path);
        content.accept(inner);
        return file(path, inner.zipped());
    }

    /** An archive inside, not compressed, as launchers need it. */
    public Fixture storedJar(String path, Consumer<Fixture> content) {
        stored.put(path, true);
        return jar(path, content);
    }

    /** Writes it below a folder and gives its path. */
    public Path writeTo(Path parent) {
        try {
            if (!folder) {
                return Files.write(parent.resolve(name + ".zip"), zipped());
            }
            Path root = Files.createDirectories(parent.resolve(name));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path target = root.resolve(file.getKey());
                if (file.getKey().endsWith("/")) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.write(target, file.getValue());
                }
            }
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] zipped() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                put(zip, file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void put(ZipOutputStream zip, String path, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTime(0);
        if (stored.getOrDefault(path, false)) {
            CRC32 crc = new CRC32();
            crc.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        ((OutputStream) zip).write(content);
        zip.closeEntry();
    }
}

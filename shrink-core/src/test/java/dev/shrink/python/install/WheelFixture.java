package dev.shrink.python.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A wheel built in code, with RECORD. */
public final class WheelFixture {
    private final String stem;
    private final String tag;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, byte[]> recorded = new LinkedHashMap<>();
    private final List<String> requires = new ArrayList<>();
    private boolean hasRecord = true;

    private WheelFixture(String name, String version, String tag) {
        this.stem = name + "-" + version;
        this.tag = tag;
    }

    public static WheelFixture of(String name, String version) {
        return new WheelFixture(name, version, "py3-none-any");
    }

    public WheelFixture tag(String other) {
        WheelFixture copy = new WheelFixture(stem.substring(0, stem.indexOf('-')), stem.substring(stem.indexOf('-') + 1), other);
        copy.files.putAll(files);
        copy.requires.addAll(requires);
        return copy;
    }

    public WheelFixture file(String path, String text) {
        files.put(path, text.getBytes(UTF_8));
        return this;
    }

    public WheelFixture requires(String requirement) {
        requires.add(requirement);
        return this;
    }

    /** RECORD says that the file has other bytes than it has, or is there at all. */
    WheelFixture recordedAs(String path, String text) {
        recorded.put(path, text.getBytes(UTF_8));
        return this;
    }

    WheelFixture withoutRecord() {
        hasRecord = false;
        return this;
    }

    public Path writeTo(Path folder) {
        String info = stem + ".dist-info/";
        String[] parts = stem.split("-");
        StringBuilder metadata = new StringBuilder("Metadata-Version: 2.1\nName: " + parts[0] + "\nVersion: " + parts[1] + "\n");
        requires.forEach(r -> metadata.append("Requires-Dist: ").append(r).append('\n'));
        file(info + "METADATA", metadata + "\nA long description.\n");
        file(info + "WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: " + tag + "\n");
        Map<String, byte[]> listed = new LinkedHashMap<>(files);
        listed.putAll(recorded);
        StringBuilder record = new StringBuilder();
        listed.forEach((path, bytes) -> record.append(path).append(",sha256=").append(Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(bytes)))
                .append(',').append(bytes.length).append('\n'));
        record.append(info).append("RECORD,,\n");
        Path file = folder.resolve(stem + "-" + tag + ".whl");
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                put(zip, each.getKey(), each.getValue());
            }
            if (hasRecord) {
                put(zip, info + "RECORD", record.toString().getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static void put(ZipOutputStream zip, String path, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

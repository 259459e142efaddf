package dev.shrink.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

import dev.shrink.model.Attributes;
import dev.shrink.model.Container;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryKind;
import dev.shrink.model.EntryPath;
import dev.shrink.model.ShrinkException.BadArtifact;

/** Reads a zip's directory into entries, and the archives inside it, without unpacking anything that is not an archive. */
final class ZipReader {

    private final Workspace workspace;
    private final ArchiveLimits limits;
    private final Consumer<Diagnostic> diagnostics;

    ZipReader(Workspace workspace, ArchiveLimits limits, Consumer<Diagnostic> diagnostics) {
        this.workspace = workspace;
        this.limits = limits;
        this.diagnostics = diagnostics;
    }

    /**
     * @param where  names the zip in messages
     * @param pathOf gives the path of an entry of this zip from its name
     * @throws BadArtifact if the zip cannot be read or must not be trusted
     */
    Container read(Path file, String where, Function<String, EntryPath> pathOf, int depth) {
        ZipFile zip = open(file, where);
        Map<String, ZipArchiveEntry> byName = new LinkedHashMap<>();
        long total = 0;
        long packed = 0;
        Set<String> links = new HashSet<>();
        int count = 0;
        for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
            String name = stripSlash(nameOf(entry, where));
            check(entry, name, where);
            count++;
            if (entry.isUnixSymlink()) {
                links.add(name);
            }
            total = Math.addExact(total, entry.getSize());
            packed += entry.getCompressedSize();
            if (byName.containsKey(name)) {
                byName.remove(name); // whoever unpacks it writes the last one over the others
                diagnostics.accept(Diagnostic.warning("archive.duplicate-name", where + "!/" + name,
                    "the archive has several entries of this name; the last one counts, as when it is unpacked", "Build the archive without duplicates"));
            }
            byName.put(name, entry);
        }
        checkSizes(file, where, count, total, packed);
        checkLinks(byName.keySet(), links, where);
        List<Map.Entry<String, ZipArchiveEntry>> named = List.copyOf(byName.entrySet());
        boolean nesting = byName.keySet().stream().anyMatch(EntryNames::namesArchive); // archives are unpacked and read side by side
        List<Entry> entries = (nesting ? named.parallelStream() : named.stream()).map(e -> entry(zip, e.getValue(), pathOf.apply(e.getKey()), depth)).toList();
        return new Container(Container.Form.ZIP, entries);
    }

    private ZipFile open(Path file, String where) {
        try {
            return workspace.closeAtEnd(ZipFile.builder().setPath(file).setIgnoreLocalFileHeader(true).get());
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            throw new BadArtifact("archive.unreadable", where, "this is not a zip that can be read: " + e.getMessage(),
                "It may be truncated or not a zip at all; build or download it again", e);
        }
    }

    private String nameOf(ZipArchiveEntry entry, String where) {
        byte[] raw = entry.getRawName();
        if (raw == null) {
            return entry.getName();
        }
        if (!EntryNames.isUtf8(raw)) {
            diagnostics.accept(Diagnostic.note("archive.name-encoding", where + "!/" + EntryNames.decode(raw),
                "the name is not UTF-8; it was read as code page 437 and is written as UTF-8"));
        }
        return EntryNames.decode(raw);
    }

    private void check(ZipArchiveEntry entry, String name, String where) {
        String path = where + "!/" + name;
        EntryNames.danger(name).ifPresent(danger -> {
            throw new BadArtifact("archive.unsafe-name", path, "this entry " + danger, "Do not trust the archive; build it again");
        });
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new BadArtifact("archive.encrypted", path, "this entry is encrypted", "Lambda cannot unpack it either; build the archive without a password");
        }
        if (entry.getSize() < 0 || entry.getCompressedSize() < 0) {
            throw new BadArtifact("archive.unreadable", path, "the archive does not tell the size of this entry", "Build it again");
        }
    }

    /** An entry below a link would be written to wherever the link leads. */
    private static void checkLinks(Set<String> names, Set<String> links, String where) {
        for (String name : links.isEmpty() ? Set.<String>of() : names) {
            for (int slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
                if (links.contains(name.substring(0, slash))) {
                    throw new BadArtifact("archive.unsafe-name", where + "!/" + name, "this entry lies below the link " + name.substring(0, slash),
                        "Do not trust the archive; build it again");
                }
            }
        }
    }

    private void checkSizes(Path file, String where, int entries, long total, long packed) {
        long size;
        try {
            size = Files.size(file);
        } catch (IOException e) {
            throw new BadArtifact("archive.unreadable", where, e.getMessage(), "Make it readable", e);
        }
        if (entries > limits.maxEntries()) {
            throw new BadArtifact("archive.too-many-entries", where, entries + " entries are more than the " + limits.maxEntries() + " allowed", "This may be a zip bomb");
        }
        if (packed > size) {
            throw new BadArtifact("archive.overlapping", where, "its entries claim more packed bytes (" + packed + ") than the file has (" + size + ")",
                "This is a zip bomb or a damaged archive");
        }
        if (total > limits.maxTotalBytes() || total > limits.ratioFloor() && total / Math.max(1, size) > limits.maxRatio()) {
            throw new BadArtifact("archive.bomb", where, "it would unpack to " + total + " bytes from " + size, "This looks like a zip bomb");
        }
    }

    private Entry entry(ZipFile zip, ZipArchiveEntry entry, EntryPath path, int depth) {
        PackedContent content = new PackedContent(zip, entry, workspace.codecs());
        EntryKind kind = entry.isDirectory() ? EntryKind.DIRECTORY : entry.isUnixSymlink() ? EntryKind.SYMLINK : EntryKind.FILE;
        boolean stored = entry.getMethod() == ZipArchiveEntry.STORED;
        Entry plain = new Entry(path, kind, content, entry.getCompressedSize(), new Attributes(entry.getUnixMode() & 0777, stored), Optional.empty());
        return NestedArchives.open(plain, workspace, limits, depth, diagnostics, this);
    }

    private static String stripSlash(String name) {
        return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }
}

package dev.shrink.model;

import java.util.Optional;

/**
 * One file, folder or link in a container.
 *
 * @param path       where it is
 * @param kind       what it is
 * @param content    its bytes, unpacked
 * @param packedSize bytes that it takes in its container: its compressed size in a zip, its size in a folder
 * @param attributes what the container says beside that
 * @param inner      what is inside, if it is an archive that was opened
 */
public record Entry(EntryPath path, EntryKind kind, Content content, long packedSize, Attributes attributes, Optional<Container> inner) {

    /** A plain file. */
    public static Entry file(EntryPath path, Content content, long packedSize) {
        return new Entry(path, EntryKind.FILE, content, packedSize, Attributes.NONE, Optional.empty());
    }

    /** The unpacked size in bytes. */
    public long size() {
        return content.size();
    }

    /**
     * What the entry adds to what Lambda counts, in bytes: its unpacked size where Lambda unpacks it,
     * its packed size inside a nested archive, which Lambda leaves packed.
     */
    public long cost() {
        return path.depth() == 0 ? size() : packedSize;
    }

    /** Whether this is a file that is not an opened archive. */
    public boolean isLeaf() {
        return kind != EntryKind.DIRECTORY && inner.isEmpty();
    }

    public boolean isFile() {
        return kind == EntryKind.FILE;
    }

    /** The same entry with other bytes; the packed size is unknown until it is written, so the unpacked one stands in. */
    public Entry withContent(Content other) {
        return new Entry(path, kind, other, other.size(), attributes, inner);
    }

    /** The same entry with other things inside. */
    public Entry withInner(Container other) {
        return new Entry(path, kind, content, packedSize, attributes, Optional.of(other));
    }
}

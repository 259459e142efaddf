package dev.shrink.jvm;

import dev.shrink.jvm.classpath.ClassPathFile;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import java.io.IOException;
import java.io.InputStream;

/**
 * An entry of a deployment as a file of a class path.
 *
 * @param entry the entry
 * @param name its name on the class path, which is the entry's without a prefix such as {@code BOOT-INF/classes/}
 */
record EntryFile(Entry entry, String name) implements ClassPathFile {
    EntryPath path() {
        return entry.path();
    }

    @Override
    public long size() {
        return entry.size();
    }

    @Override
    public InputStream open() throws IOException {
        return entry.content().open();
    }

    @Override
    public byte[] bytes() throws IOException {
        return entry.content().bytes();
    }
}

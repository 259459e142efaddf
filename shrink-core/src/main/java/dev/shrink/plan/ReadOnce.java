package dev.shrink.plan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

import dev.shrink.model.Content;

/** Content on its way through several rewrites: small bytes are unpacked for the first of them only. For one thread. */
final class ReadOnce implements Content {

    private static final int SMALL = 1 << 20;

    private final Content content;
    private Optional<byte[]> bytes = Optional.empty();

    ReadOnce(Content content) {
        this.content = content;
    }

    @Override
    public long size() {
        return content.size();
    }

    @Override
    public InputStream open() throws IOException {
        return bytes.isPresent() ? new ByteArrayInputStream(bytes.get()) : content.open();
    }

    @Override
    public Optional<Path> file() {
        return content.file();
    }

    @Override
    public byte[] bytes() throws IOException {
        if (bytes.isEmpty()) {
            byte[] read = content.bytes();
            if (read.length > SMALL) {
                return read;
            }
            bytes = Optional.of(read);
        }
        return bytes.get().clone();
    }
}

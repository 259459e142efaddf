package dev.shrink.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Room on disk for intermediate bytes, so that no artifact is ever held in memory. Everything in it goes when the run ends. Thread-safe. */
public interface Scratch {

    /** A path for a new file that does not exist yet. */
    Path newFile() throws IOException;

    /** A file with exactly the content's bytes, never to be written to: the content's own file, or a copy. */
    Path fileOf(Content content) throws IOException;

    /** Puts bytes aside on disk and gives them back as content. */
    Content keep(byte[] bytes) throws IOException;

    /** Puts a stream's bytes aside on disk and gives them back as content. */
    Content keep(InputStream bytes) throws IOException;
}

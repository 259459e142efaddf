package dev.shrink.jvm.classpath;

import java.io.IOException;
import java.io.InputStream;

/** A file of a container; opened anew for each reading, so that nothing is held in memory. */
public interface ClassPathFile {
    /** The name inside its container, with slashes. */
    String name();

    /** Size in bytes, unpacked. */
    long size();

    /** Opens the content; the caller closes it. */
    InputStream open() throws IOException;

    /** The whole content; only for files whose size is known to be small. */
    default byte[] bytes() throws IOException {
        try (InputStream in = open()) {
            return in.readAllBytes();
        }
    }
}

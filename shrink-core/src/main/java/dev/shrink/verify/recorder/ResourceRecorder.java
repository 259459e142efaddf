package dev.shrink.verify.recorder;

import java.io.FileWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Enumeration;

/**
 * The system class loader of a traced JVM: writes down the name of each resource that is asked for.
 *
 * <p>Loaders ask their parent first, and this one is the parent of the loader that has the function's code. No byte code has to be changed.
 */
public final class ResourceRecorder extends ClassLoader {

    /** The system property that names the file, one resource a line. */
    public static final String FILE = "dev.shrink.recorder.file";

    private final PrintWriter out;

    /** As {@code -Djava.system.class.loader} asks for it. */
    public ResourceRecorder(ClassLoader parent) {
        super(parent);
        try {
            this.out = new PrintWriter(new FileWriter(System.getProperty(FILE), java.nio.charset.StandardCharsets.UTF_8), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public URL getResource(String name) {
        record(name);
        return super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        record(name);
        return super.getResources(name);
    }

    private void record(String name) {
        if (out != null) { // the JVM may ask while this is being made
            out.println(name);
        }
    }
}

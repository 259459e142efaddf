package dev.shrink.analysis;

import java.io.IOException;
import java.util.Map;

import dev.shrink.model.Entry;
import dev.shrink.model.Scratch;

/** Looks into files of one kind, for people who ask what takes the space inside. Found through {@link java.util.ServiceLoader}. */
public interface PartsReader {

    /** Whether the file looks like one of its kind, by its name. */
    boolean reads(Entry entry);

    /**
     * @return unpacked bytes by part, adding up to the file; empty if it is not of that kind after all
     * @throws IOException if the file cannot be read
     */
    Map<String, Long> partsOf(Entry entry, Scratch scratch) throws IOException;
}

package dev.shrink.report;

import java.io.IOException;
import java.io.OutputStream;

/** Turns a report into one format. Pure: the same report gives the same bytes. */
public interface Renderer {

    /** The format's name in {@code -o FORMAT=PATH}. */
    String format();

    void render(Report report, OutputStream out) throws IOException;
}

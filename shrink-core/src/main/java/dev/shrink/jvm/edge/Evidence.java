package dev.shrink.jvm.edge;

import java.util.List;

/**
 * What users know beyond the code.
 *
 * @param keepRules texts of keep files in ProGuard's syntax
 * @param recordings texts of files that GraalVM's tracing agent wrote
 * @param loaded internal names of classes that a recorded run loaded
 * @param read names of resources that a recorded run read
 */
public record Evidence(List<String> keepRules, List<String> recordings, List<String> loaded, List<String> read) {
    /** No evidence. */
    public static final Evidence NONE = new Evidence(List.of(), List.of(), List.of());

    /** Without resources. */
    public Evidence(List<String> keepRules, List<String> recordings, List<String> loaded) {
        this(keepRules, recordings, loaded, List.of());
    }

    /** Copies the lists. */
    public Evidence {
        keepRules = List.copyOf(keepRules);
        recordings = List.copyOf(recordings);
        loaded = List.copyOf(loaded);
        read = List.copyOf(read);
    }
}

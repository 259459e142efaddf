package dev.shrink.python;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.python.source.ModuleFacts.Context;

/**
 * One module's use of another.
 *
 * @param from the module that refers
 * @param to the module referred to, which exists in the deployment
 * @param kind how: by an import statement, by a string, or by a pattern that a computed name can match
 * @param context when the reference is followed
 * @param line in the source of {@code from}; 0 where not known
 */
record Reference(String from, String to, EdgeKind kind, Context context, int line) {
    /** The reference as evidence for a report. */
    String sentence() {
        return from + (line > 0 ? ":" + line : "") + " " + kind.verb() + " " + to;
    }
}

package dev.shrink.jvm.facts;

import java.util.Set;
import org.objectweb.asm.Type;

/** Class constants of a method on their way to the call that consumes them. */
final class ClassLiterals {
    /** A class constant whose consumer is not called within so many instructions is taken to go anywhere. */
    private static final int CONSUMER_WINDOW = 6;
    private static final Set<String> NAME_METHODS = Set.of("getName", "getTypeName", "getCanonicalName", "getSimpleName", "toString");

    private final RefPool.Refs refs;
    private Type pending;
    private boolean pendingName;
    private int steps;

    ClassLiterals(RefPool.Refs refs) {
        this.refs = refs;
    }

    boolean arePending() {
        return pending != null;
    }

    /** Code loads a class constant. */
    void load(Type literal) {
        flush("");
        pending = literal;
        steps = 0;
    }

    /** A class constant meets its consumer; where that only takes the class's name, the name's consumer is the one that counts. */
    void consume(String owner, String name) {
        if (pending == null) {
            return;
        }
        if (owner.equals("java/lang/Class") && !pendingName && NAME_METHODS.contains(name)) {
            pendingName = true;
            steps = 0;
        } else {
            flush((pendingName ? "name>" : "") + owner + '.' + name);
        }
    }

    /** Code goes on without a call. */
    void step() {
        if (pending != null && ++steps > CONSUMER_WINDOW) {
            flush("");
        }
    }

    /** Code goes elsewhere, or ends. */
    void leave() {
        flush("");
    }

    private void flush(String consumer) {
        if (pending != null) {
            refs.type(pending, consumer);
        }
        pending = null;
        pendingName = false;
    }
}

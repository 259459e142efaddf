package dev.shrink.jvm.rewrite;

import dev.shrink.jvm.reach.Kept;
import dev.shrink.model.Content;
import dev.shrink.model.Scratch;
import dev.shrink.rule.Transform;
import dev.shrink.rule.TransformRefusedException;
import java.io.IOException;
import java.util.function.Predicate;

/** {@link ClassShrinker} as a transform. */
public final class ClassTransform implements Transform {
    private final String id;
    private final Kept kept;
    private final Predicate<String> removed;

    private ClassTransform(String id, Kept kept, Predicate<String> removed) {
        this.id = id;
        this.kept = kept;
        this.removed = removed;
    }

    /** Drops members, and removed classes from the class's lists. */
    public static Transform members(Kept kept, Predicate<String> removed) {
        return new ClassTransform("jvm.class-members", kept, removed);
    }

    /** Drops removed classes from the lists of nested and permitted classes, and nothing else. */
    public static Transform lists(Kept kept, Predicate<String> removed) {
        return new ClassTransform("jvm.class-lists", kept, removed);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Content apply(Content in, Scratch scratch) throws IOException, TransformRefusedException {
        byte[] bytes = in.bytes();
        try {
            if (kept.whole() && !ClassShrinker.listsAny(bytes, removed)) {
                return in;
            }
            return scratch.keep(ClassShrinker.shrink(bytes, kept, removed));
        } catch (RuntimeException e) {
            // ASM reports malformed input by whatever exception its reader runs into.
            throw new TransformRefusedException("jvm.class-unreadable", "the class file cannot be rewritten: " + e);
        }
    }

    /** A dangling list entry makes reflection throw, so it must go even where the new file is not smaller. */
    @Override
    public boolean mayGrow() {
        return true;
    }
}

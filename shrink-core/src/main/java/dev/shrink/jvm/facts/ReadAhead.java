package dev.shrink.jvm.facts;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Reads classes on other processors before they are asked for: those that classes already read refer to, nearest first, which is the order in which
 * reachability gets to them. What is read is the same with and without it.
 */
final class ReadAhead {
    private static final int MOST_WORKERS = 3;

    private final Queue<ClassFacts> read = new ConcurrentLinkedQueue<>();
    private final AtomicInteger working = new AtomicInteger();
    private final int workers = Math.min(MOST_WORKERS, Runtime.getRuntime().availableProcessors() - 1);
    private final Executor executor = ForkJoinPool.commonPool();
    private final Function<String, Optional<ClassFacts>> reader;
    private volatile boolean stopped;

    /** @param reader reads a class unless it is known, and says what was found only then */
    ReadAhead(Function<String, Optional<ClassFacts>> reader) {
        this.reader = reader;
    }

    /** Goes on from a class that was just read. */
    void from(ClassFacts type) {
        if (workers > 0 && !stopped) {
            read.add(type);
            begin();
        }
    }

    /** Reads no more: nobody is going to ask. */
    void stop() {
        stopped = true;
        read.clear();
    }

    private void begin() {
        int now = working.get();
        if (now < workers && working.compareAndSet(now, now + 1)) {
            executor.execute(this::work);
        }
    }

    private void work() {
        try {
            for (ClassFacts type = read.poll(); type != null && !stopped; type = read.poll()) {
                follow(type);
            }
        } finally {
            working.decrementAndGet();
        }
        if (!stopped && !read.isEmpty()) {
            begin();
        }
    }

    private void follow(ClassFacts type) {
        follow(type.superName());
        type.interfaces().forEach(this::follow);
        type.structure().forEach(this::follow);
        type.fields().forEach(field -> field.refs().forEach(this::follow));
        type.methods().forEach(method -> method.refs().forEach(this::follow));
    }

    private void follow(Ref ref) {
        if (ref.kind() != RefKind.STRING) {
            follow(Keys.elementClass(ref.owner()));
        }
    }

    private void follow(String name) {
        if (!stopped) {
            reader.apply(name).ifPresent(read::add);
        }
    }
}

package dev.shrink.jvm.flow;

import dev.shrink.jvm.facts.ClassIndex;
import dev.shrink.jvm.facts.ClassSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The code of a few classes at a time. */
final class ClassNodes {
    private static final int MOST = 96;

    private final ClassIndex index;
    private final Map<String, ClassNode> recent = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ClassNode> eldest) {
            return size() > MOST;
        }
    };

    ClassNodes(ClassIndex index) {
        this.index = index;
    }

    Optional<MethodNode> method(String className, String key) {
        return find(className).flatMap(node -> node.methods.stream().filter(m -> (m.name + m.desc).equals(key)).findFirst());
    }

    private Optional<ClassNode> find(String className) {
        ClassNode known = recent.get(className);
        if (known != null) {
            return Optional.of(known);
        }
        List<ClassSource> sources = index.sources(className);
        if (sources.isEmpty() || index.problems().containsKey(className)) {
            return Optional.empty();
        }
        try {
            ClassNode node = new ClassNode();
            new ClassReader(sources.get(0).file().bytes()).accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            recent.put(className, node);
            return Optional.of(node);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + className, e);
        }
    }
}

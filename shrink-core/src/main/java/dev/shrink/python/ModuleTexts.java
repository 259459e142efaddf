package dev.shrink.python;

import dev.shrink.analysis.Analysis;
import dev.shrink.analysis.Facts;
import dev.shrink.model.Content;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.python.bytecode.ByteCodeScanner;
import dev.shrink.python.source.ModuleFacts;
import dev.shrink.python.source.ModuleFacts.Trait;
import dev.shrink.python.source.SourceScanner;
import java.io.IOException;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What the source or byte code of every module says. Files are read side by side; later views reuse what the input said. */
final class ModuleTexts {
    static final Analysis<ModuleTexts> ANALYSIS = new Reading();
    private static final int MAX_SOURCE_BYTES = 64 << 20;

    private final Map<Content, ModuleFacts> byContent;
    private final PythonTree tree;

    private ModuleTexts(PythonTree tree, Map<Content, ModuleFacts> byContent) {
        this.tree = tree;
        this.byContent = byContent;
    }

    /** What the files of a module say; one for each file that Python could take it from. */
    List<ModuleFacts> of(String module) {
        return tree.files(module).stream().map(file -> byContent.get(file.entry().content())).filter(java.util.Objects::nonNull).toList();
    }

    /** What one file says. */
    ModuleFacts of(ModuleFile file) {
        return byContent.getOrDefault(file.entry().content(), ModuleFacts.NONE);
    }

    private static boolean isRead(ModuleFile file, Collection<ModuleFile> others) {
        return file.kind() == ModuleFile.Kind.SOURCE
                || file.kind() == ModuleFile.Kind.BYTECODE && others.stream().noneMatch(o -> o.kind() == ModuleFile.Kind.SOURCE);
    }

    private static ModuleFacts read(ModuleFile file, Facts facts) {
        try {
            if (file.entry().size() > MAX_SOURCE_BYTES) {
                throw new IOException("larger than " + MAX_SOURCE_BYTES + " bytes");
            }
            byte[] bytes = file.entry().content().bytes();
            ModuleFacts read = file.kind() == ModuleFile.Kind.SOURCE ? SourceScanner.scan(bytes, file.module(), file.isPackage()) : ByteCodeScanner.scan(bytes);
            if (read.traits().contains(Trait.DAMAGED)) {
                facts.tell(Diagnostic.note("python.cut-off", file.entry().path().qualified(), "the source ends inside a string or bracket; its imports are read as far as it goes"));
            }
            return read;
        } catch (IOException e) {
            facts.tell(Diagnostic.warning("python.unreadable", file.entry().path().qualified(), "the module cannot be read: " + e.getMessage(),
                    "It is kept; what it imports is not known"));
            return ModuleFacts.UNREADABLE;
        }
    }

    private record Reading() implements Analysis<ModuleTexts> {
        @Override
        public ModuleTexts analyze(Deployment view, Facts facts) {
            PythonTree tree = facts.get(PythonTree.ANALYSIS);
            Map<Content, ModuleFacts> known = facts.input() == facts ? Map.of() : facts.input().get(ANALYSIS).byContent;
            List<ModuleFile> wanted = tree.moduleFiles().stream()
                    .flatMap(files -> files.stream().filter(file -> isRead(file, files))).collect(Collectors.toList());
            Map<ModuleFile, ModuleFacts> read = new ConcurrentHashMap<>();
            wanted.parallelStream().forEach(file -> {
                ModuleFacts before = known.get(file.entry().content());
                read.put(file, before != null ? before : read(file, facts));
            });
            Map<Content, ModuleFacts> byContent = new IdentityHashMap<>();
            read.forEach((file, said) -> byContent.put(file.entry().content(), said));
            return new ModuleTexts(tree, byContent);
        }
    }
}

package dev.shrink.python;

import dev.shrink.analysis.Facts;
import dev.shrink.model.Diagnostic;
import dev.shrink.python.PythonTree.Installed;
import dev.shrink.python.source.ModuleFacts.Trait;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whose sources may be read at run time, so that byte code cannot take their place. */
final class SourceReaders {
    private static final String LIST = "source-readers.txt";
    private static final List<String> ANY_SOURCE = List.of(".py", "*.py", "%s.py", "{}.py");

    private final PythonTree tree;
    private final RuntimeTexts texts;
    private final boolean everything;
    private final Set<Installed> reading = new HashSet<>();

    private SourceReaders(PythonTree tree, RuntimeTexts texts, boolean everything) {
        this.tree = tree;
        this.texts = texts;
        this.everything = everything;
    }

    static SourceReaders of(PythonTree tree, Facts facts) {
        Set<String> known = KnownNames.read(LIST).keySet();
        Optional<Installed> reader = tree.installed().stream().filter(here -> known.contains(here.distribution().normalizedName())).findFirst();
        reader.ifPresent(here -> facts.tell(Diagnostic.note("python.sources-read", here.distribution().name(),
                "it reads the source of other modules at run time; no source is replaced by byte code")));
        SourceReaders readers = new SourceReaders(tree, facts.get(RuntimeTexts.ANALYSIS), reader.isPresent());
        ModuleTexts said = facts.get(ModuleTexts.ANALYSIS);
        for (List<ModuleFile> files : tree.moduleFiles()) {
            files.stream().filter(file -> said.of(file).traits().contains(Trait.READS_SOURCE)).forEach(file -> tree.ownerOf(file.entry()).ifPresent(readers.reading::add));
        }
        return readers;
    }

    /** Whether the text as such may be read, comments included: what parses code does not mind them. */
    boolean mayReadText(ModuleFile source) {
        return everything || tree.ownerOf(source.entry()).isEmpty() || isNamed(source, List.of());
    }

    private boolean isNamed(ModuleFile source, List<String> anySource) {
        String name = source.entry().path().fileName();
        return texts.moduleNaming(source.entry(), text -> anySource.stream().anyMatch(text::endsWith) && text.length() < 8 || !name.equals("__init__.py") && text.endsWith(name)).isPresent();
    }

    /** Whether the source may be read; the user's own always, so that tracebacks show its lines. */
    boolean mayRead(ModuleFile source) {
        Optional<Installed> owner = tree.ownerOf(source.entry());
        return everything || owner.isEmpty() || reading.contains(owner.get()) || isNamed(source, ANY_SOURCE);
    }
}

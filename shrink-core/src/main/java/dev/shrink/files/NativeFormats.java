package dev.shrink.files;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.shrink.analysis.Analysis;
import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import dev.shrink.model.ShrinkException.BadArtifact;

/** The native format of every file that has one. */
record NativeFormats() implements Analysis<Map<EntryPath, NativeFormat>> {

    static final NativeFormats ANALYSIS = new NativeFormats();

    @Override
    public Map<EntryPath, NativeFormat> analyze(Deployment view, Facts facts) {
        Map<EntryPath, NativeFormat> formats = new ConcurrentHashMap<>();
        view.leaves().filter(entry -> entry.isFile() && !entry.path().name().endsWith(".class")).toList().parallelStream()
            .forEach(entry -> of(entry).ifPresent(format -> formats.put(entry.path(), format)));
        return formats;
    }

    private static Optional<NativeFormat> of(Entry entry) {
        try {
            return NativeFormat.of(entry.content().head(NativeFormat.HEAD));
        } catch (IOException e) {
            throw BadArtifact.unreadableEntry(entry.path(), e);
        }
    }
}

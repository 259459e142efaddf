package dev.shrink.elf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import dev.shrink.analysis.Analysis;
import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import dev.shrink.model.ShrinkException.BadArtifact;

/**
 * By which C++ names the libraries and files of a deployment can ask a library for something.
 *
 * @param imported what libraries import, and what stands as a text in some file, where {@code dlsym} could get it from
 * @param shared what more than one library defines in a way in which one definition must serve all
 * @param repeated what more than one library defines at all: calls of one may lead into the other
 * @param complete whether every library could be read; if not, nothing is known
 */
record AskedNames(Set<String> imported, Set<String> shared, Set<String> repeated, boolean complete) {

    static final Analysis<AskedNames> ANALYSIS = Reader.INSTANCE;

    private static final int CHUNK = 1 << 20;
    private static final int LONGEST_NAME = 1 << 14;

    private enum Reader implements Analysis<AskedNames> {
        INSTANCE;

        @Override
        public AskedNames analyze(Deployment view, Facts facts) {
            Set<String> imported = ConcurrentHashMap.newKeySet();
            Set<String> shared = ConcurrentHashMap.newKeySet();
            Set<String> repeated = ConcurrentHashMap.newKeySet();
            Set<String> defined = ConcurrentHashMap.newKeySet();
            Set<String> copied = ConcurrentHashMap.newKeySet();
            List<NativeLibrary> libraries = facts.get(NativeLibraries.ANALYSIS).all();
            Set<EntryPath> paths = libraries.stream().map(NativeLibrary::path).collect(Collectors.toSet());
            boolean complete = view.leaves().filter(Entry::isFile).noneMatch(e -> NativeLibraries.isLibraryName(e.path().fileName()) && !paths.contains(e.path()));
            try {
                for (NativeLibrary library : libraries) {
                    Set<String> own = new HashSet<>();
                    Set<String> copies = new HashSet<>();
                    for (Symbol s : LibrarySymbols.read(library, facts.scratch())) {
                        if (s.isImport()) {
                            imported.add(s.name());
                        } else if (s.isExport() && !isInline(s)) {
                            own.add(s.name());
                        } else if (s.isExport()) {
                            copies.add(s.name());
                        }
                    }
                    own.stream().filter(n -> !defined.add(n)).forEach(shared::add);
                    copies.stream().filter(n -> !copied.add(n) || defined.contains(n)).forEach(repeated::add);
                    own.stream().filter(copied::contains).forEach(repeated::add);
                    texts(library, facts, imported);
                }
            } catch (IOException | RefusedException e) {
                complete = false;
            }
            view.leaves().filter(e -> e.isFile() && !paths.contains(e.path())).toList().parallelStream().forEach(e -> texts(e, imported));
            repeated.addAll(shared);
            return new AskedNames(imported, shared, repeated, complete);
        }

        /** What a library loads, but for the names of its own symbols. */
        private static void texts(NativeLibrary library, Facts facts, Set<String> out) throws IOException, RefusedException {
            try (FileByteSource source = FileByteSource.open(facts.scratch().fileOf(library.entry().content()))) {
                ElfFile file = ElfReader.read(source);
                ImageReader image = new ImageReader(file, source);
                long names = file.dynamic().valueOr(Elf.DT_STRTAB, 0);
                RangeSet loaded = RangeSet.of(file.loads().stream().map(Segment::fileBacked).toList())
                        .minus(RangeSet.of(new Range(names, names + DynamicSymbols.strings(image).limit())));
                ByteBuffer chunk = ByteBuffer.allocate(CHUNK + LONGEST_NAME);
                for (Range range : loaded.ranges()) {
                    for (long at = range.start(); at < range.end(); at += CHUNK) {
                        chunk.clear().limit((int) Math.min(chunk.capacity(), range.end() - at));
                        image.fill(at, chunk);
                        names(chunk.array(), chunk.limit(), out);
                    }
                }
            }
        }

        private static void texts(Entry entry, Set<String> out) {
            byte[] buffer = new byte[CHUNK + LONGEST_NAME];
            try (InputStream in = entry.content().open()) {
                int kept = 0;
                for (int n = in.readNBytes(buffer, 0, buffer.length); n > 0; n = in.readNBytes(buffer, kept, buffer.length - kept)) {
                    int length = kept + n;
                    names(buffer, length, out);
                    kept = Math.min(length, LONGEST_NAME);
                    System.arraycopy(buffer, length - kept, buffer, 0, kept);
                }
            } catch (IOException e) {
                throw BadArtifact.unreadableEntry(entry.path(), e);
            }
        }
    }

    /** Adds every C++ name among the bytes. */
    private static void names(byte[] bytes, int length, Set<String> out) {
        for (int i = 0; i + 3 < length; i++) {
            if (bytes[i] == '_' && bytes[i + 1] == 'Z') {
                int end = i + 2;
                while (end < length && isNameByte(bytes[end])) {
                    end++;
                }
                if (end - i > 3) {
                    out.add(new String(bytes, i, end - i, StandardCharsets.ISO_8859_1));
                }
            }
        }
    }

    private static boolean isNameByte(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '_' || b == '.' || b == '$';
    }

    /** A function that each library has a copy of, all the same: which one serves makes no difference. */
    static boolean isInline(Symbol symbol) {
        return symbol.binding() == Elf.STB_WEAK && symbol.type() == Elf.STT_FUNC;
    }
}

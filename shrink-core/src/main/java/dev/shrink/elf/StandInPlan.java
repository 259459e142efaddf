package dev.shrink.elf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.shrink.analysis.Analysis;
import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.EntryPath;

/**
 * Which functions a stand-in of each needed GPU library has to have.
 *
 * @param functions by library; a library that is not in it cannot have a stand-in
 */
record StandInPlan(Map<EntryPath, Set<String>> functions) {

    static final Analysis<StandInPlan> ANALYSIS = Reader.INSTANCE;

    StandInPlan {
        functions = Map.copyOf(functions);
    }

    private enum Reader implements Analysis<StandInPlan> {
        INSTANCE;

        @Override
        public StandInPlan analyze(Deployment view, Facts facts) {
            Map<EntryPath, List<String>> needed = facts.get(GpuPlan.ANALYSIS).needed();
            if (needed.isEmpty()) {
                return new StandInPlan(Map.of());
            }
            NativeLibraries libraries = facts.get(NativeLibraries.ANALYSIS);
            Imports imports = new Imports();
            try {
                for (NativeLibrary library : libraries.all()) {
                    if (!needed.containsKey(library.path())) {
                        LibrarySymbols.read(library, facts.scratch()).forEach(imports::add);
                    }
                }
                Map<EntryPath, Set<String>> out = new LinkedHashMap<>();
                for (EntryPath path : needed.keySet()) {
                    plan(libraries.byPath().get(path), imports, out, facts);
                }
                return new StandInPlan(out);
            } catch (IOException | RefusedException e) {
                facts.tell(Diagnostic.warning("elf.no-stand-ins", view.artifacts().get(0).name(), "GPU libraries keep their place: " + e.getMessage(), "Build the artifact again"));
                return new StandInPlan(Map.of());
            }
        }

        private static void plan(NativeLibrary library, Imports imports, Map<EntryPath, Set<String>> out, Facts facts) throws IOException, RefusedException {
            Set<String> functions = new LinkedHashSet<>();
            for (Symbol s : LibrarySymbols.read(library, facts.scratch())) {
                if (s.isExport() && imports.wants(library, s)) {
                    boolean function = s.type() == Elf.STT_FUNC || s.type() == Elf.STT_NOTYPE || s.type() == Elf.STT_GNU_IFUNC;
                    if (!function || s.name().startsWith("_ZTI") || s.name().startsWith("_ZTV") || s.name().startsWith("_ZTS")) {
                        facts.tell(Diagnostic.note("elf.no-stand-in", library.path().qualified(), "stays: libraries that stay use its data " + s.name()));
                        return;
                    }
                    functions.add(s.name());
                }
            }
            out.put(library.path(), functions);
        }
    }

    /** What the libraries that stay ask others for. */
    private static final class Imports {
        private final Map<String, Set<String>> fromFile = new HashMap<>();
        private final Set<String> fromAnywhere = new HashSet<>();
        private final Set<String> defined = new HashSet<>();

        void add(Symbol symbol) {
            if (symbol.isImport()) {
                List<String> file = new ArrayList<>();
                symbol.version().flatMap(SymbolVersion::file).ifPresent(file::add);
                if (file.isEmpty()) {
                    fromAnywhere.add(symbol.name());
                } else {
                    fromFile.computeIfAbsent(file.get(0), f -> new HashSet<>()).add(symbol.name());
                }
            } else if (symbol.isExport()) {
                defined.add(symbol.name());
            }
        }

        boolean wants(NativeLibrary library, Symbol symbol) {
            boolean named = library.soname().map(n -> fromFile.getOrDefault(n, Set.of()).contains(symbol.name())).orElse(false);
            return named || fromAnywhere.contains(symbol.name()) && !defined.contains(symbol.name()) && !isOfTheCppRuntime(symbol.name());
        }

        /** A stand-in must never take the place of what the C++ runtime defines. */
        private static boolean isOfTheCppRuntime(String name) {
            return name.startsWith("_Zn") || name.startsWith("_Zd") || name.startsWith("_ZNS") || name.startsWith("_ZNKS") || name.startsWith("_ZS")
                    || name.startsWith("__cxa_") || name.startsWith("_Unwind_") || name.startsWith("__gxx_");
        }
    }
}

package dev.shrink.elf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.shrink.analysis.Analysis;
import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;
import dev.shrink.model.EntryPath;

/**
 * What can become of GPU libraries where there is no GPU.
 *
 * @param unneeded no library that stays needs them, directly or through others
 * @param needed some library that stays needs them: path to the chain of names that shows it
 */
record GpuPlan(List<NativeLibrary> unneeded, Map<EntryPath, List<String>> needed) {

    static final Analysis<GpuPlan> ANALYSIS = Reader.INSTANCE;

    GpuPlan {
        unneeded = List.copyOf(unneeded);
        needed = Map.copyOf(needed);
    }

    private enum Reader implements Analysis<GpuPlan> {
        INSTANCE;

        @Override
        public GpuPlan analyze(Deployment view, Facts facts) {
            NativeLibraries libraries = facts.get(NativeLibraries.ANALYSIS);
            GpuFamily family = GpuFamily.known();
            List<NativeLibrary> gpu = libraries.all().stream().filter(family::contains).toList();
            Map<EntryPath, List<String>> needed = new LinkedHashMap<>();
            Deque<NativeLibrary> open = new ArrayDeque<>();
            for (NativeLibrary kept : libraries.all()) {
                if (!gpu.contains(kept)) {
                    reach(kept, List.of(kept.path().toString()), gpu, needed, open);
                }
            }
            while (!open.isEmpty()) {
                NativeLibrary next = open.poll();
                reach(next, needed.get(next.path()), gpu, needed, open);
            }
            return new GpuPlan(gpu.stream().filter(l -> !needed.containsKey(l.path())).toList(), needed);
        }

        private static void reach(NativeLibrary from, List<String> chain, List<NativeLibrary> gpu, Map<EntryPath, List<String>> needed, Deque<NativeLibrary> open) {
            for (String name : from.needed()) {
                for (NativeLibrary target : gpu) {
                    if (target.isKnownAs(name) && !needed.containsKey(target.path())) {
                        List<String> longer = new ArrayList<>(chain);
                        longer.add(name);
                        needed.put(target.path(), longer);
                        open.add(target);
                    }
                }
            }
        }
    }
}

package dev.shrink.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Proposal.Add;
import dev.shrink.rule.Proposal.Keep;
import dev.shrink.rule.Proposal.Remove;
import dev.shrink.rule.Proposal.Rewrite;

/** All proposals so far, by path, and what follows from them: keep beats remove, remove beats rewrite. */
final class Opinions {

    private final Map<EntryPath, List<Proposal>> byPath = new HashMap<>();
    private final Map<EntryPath, Add> additions = new HashMap<>();
    private final Set<EntryPath> aroundKept = new HashSet<>();

    void add(Proposal proposal) {
        if (proposal instanceof Add addition) {
            additions.putIfAbsent(addition.path(), addition);
            return;
        }
        byPath.computeIfAbsent(proposal.path(), p -> new ArrayList<>(1)).add(proposal);
        if (proposal instanceof Keep keep && keep.extent() != Keep.Extent.WITH_ARCHIVE) {
            Stream.iterate(proposal.path(), p -> p.depth() > 0, Opinions::around).map(Opinions::around).forEach(aroundKept::add);
        }
    }

    /** The archive around an entry of an archive. */
    private static EntryPath around(EntryPath path) {
        List<String> archives = path.archives();
        int last = archives.size() - 1;
        return new EntryPath(path.artifact(), archives.subList(0, last), archives.get(last));
    }

    boolean removes(EntryPath path) {
        return removal(path).isPresent();
    }

    private Optional<Remove> removal(EntryPath path) {
        List<Proposal> about = byPath.getOrDefault(path, List.of());
        if (aroundKept.contains(path) || about.stream().anyMatch(Keep.class::isInstance)) {
            return Optional.empty();
        }
        return about.stream().filter(Remove.class::isInstance).map(Remove.class::cast).findFirst();
    }

    /** @param around the removal of an archive around the entry, which takes it along */
    Decision decide(Entry entry, Optional<Proposal> around) {
        List<Proposal> about = byPath.getOrDefault(entry.path(), List.of());
        Optional<Proposal> keep = about.stream().filter(Keep.class::isInstance).findFirst();
        Optional<Proposal> verdict = around.or(() -> removal(entry.path())).or(() -> keep);
        boolean removed = verdict.filter(Remove.class::isInstance).isPresent();
        boolean untouched = about.stream().anyMatch(p -> p instanceof Keep k && k.extent() != Keep.Extent.PRESENCE);
        List<Rewrite> rewrites = removed || untouched ? List.of()
            : about.stream().filter(Rewrite.class::isInstance).map(Rewrite.class::cast).toList();
        List<Proposal> overruled = about.stream()
            .filter(p -> verdict.filter(v -> v.equals(p)).isEmpty())
            .filter(p -> p instanceof Remove || p instanceof Keep && removed || p instanceof Rewrite r && !rewrites.contains(r))
            .toList();
        return new Decision(entry, verdict, rewrites, overruled);
    }

    /** Additions to places that are not taken, in order of their paths. */
    List<Add> additions(Set<EntryPath> taken) {
        return additions.values().stream().filter(a -> !taken.contains(a.path())).sorted((a, b) -> a.path().compareTo(b.path())).toList();
    }
}

package dev.shrink.sbom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

import dev.shrink.analysis.Breakage;
import dev.shrink.analysis.Components;
import dev.shrink.analysis.Facts;
import dev.shrink.analysis.LicenceTexts;
import dev.shrink.analysis.OutputCheck;
import dev.shrink.model.Component;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;

/**
 * What ships of a component still comes with every licence and notice text that it came with: in the same archive, once for each text.
 * A jar of which nothing ships takes its texts along.
 */
public final class LicenceCheck implements OutputCheck {

    @Override
    public void check(Facts before, Facts after, Consumer<Breakage> out) {
        Components components = before.input().get(Components.ANALYSIS);
        Map<String, Set<String>> written = new HashMap<>();
        Set<Place> ships = new HashSet<>();
        after.view().leaves().forEach(entry -> {
            if (LicenceTexts.isText(entry)) {
                written.computeIfAbsent(archive(entry), a -> new HashSet<>()).add(LicenceTexts.digest(entry));
            } else {
                ships.add(place(entry, components));
            }
        });
        texts(before.input().view(), components).forEach((place, texts) -> {
            List<EntryPath> missing = ships.contains(place)
                ? texts.stream().filter(t -> !written.getOrDefault(place.archive(), Set.of()).contains(LicenceTexts.digest(t))).map(Entry::path).toList() : List.of();
            if (!missing.isEmpty()) {
                out.accept(new Breakage("sbom.licence", place.subject(), "ships without " + (missing.size() == 1 ? "a licence text" : missing.size() + " licence texts")
                    + " that must be passed on with it; keep " + missing.get(0) + ", or leave files.licences enabled", List.of()));
            }
        });
    }

    /** Of an artifact's own files, only those that have a named owner are about something that can be told. */
    private static Map<Place, List<Entry>> texts(Deployment input, Components components) {
        Map<Place, List<Entry>> texts = new TreeMap<>();
        input.leaves().filter(LicenceTexts::isText).forEach(text -> {
            Place place = place(text, components);
            if (text.path().depth() > 0 || !place.owner().purl().isEmpty()) {
                texts.computeIfAbsent(place, p -> new ArrayList<>()).add(text);
            }
        });
        return texts;
    }

    private static Place place(Entry entry, Components components) {
        return new Place(archive(entry), components.ownerOf(entry.path()));
    }

    private static String archive(Entry entry) {
        return entry.path().artifact() + ":" + entry.path().container();
    }

    /** What one component has in one archive. */
    private record Place(String archive, Component owner) implements Comparable<Place> {

        String subject() {
            return owner.purl().isEmpty() ? archive : owner.toString();
        }

        @Override
        public int compareTo(Place other) {
            int byArchive = archive.compareTo(other.archive);
            return byArchive != 0 ? byArchive : owner.compareTo(other.owner);
        }
    }
}

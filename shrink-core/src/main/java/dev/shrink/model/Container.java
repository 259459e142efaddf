package dev.shrink.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder or an archive: an ordered list of entries.
 *
 * @param form    folder or zip
 * @param entries in the order of the container
 */
public record Container(Form form, List<Entry> entries) {

    /** How a container holds its entries. Jars and wheels are zips. */
    public enum Form { FOLDER, ZIP }

    public Container {
        entries = List.copyOf(entries);
    }

    /** Every entry, nested ones after the archive that holds them. */
    public Stream<Entry> walk() {
        return entries.stream().mapMulti(Container::walk); // a stream per entry would be most of the work of looking at it
    }

    private static void walk(Entry entry, Consumer<Entry> out) {
        out.accept(entry);
        if (entry.inner().isPresent()) {
            for (Entry nested : entry.inner().get().entries()) {
                walk(nested, out);
            }
        }
    }

    /** Applies a change to every leaf and folder; an empty answer drops the entry. Nested archives are entered and kept. */
    public Container map(Function<Entry, Optional<Entry>> change) {
        List<Entry> changed = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            Optional<Entry> result = change.apply(entry);
            result.map(e -> e.inner().map(inner -> e.withInner(inner.map(change))).orElse(e)).ifPresent(changed::add);
        }
        return new Container(form, changed);
    }

    /** The same container with more entries at its end. */
    public Container plus(List<Entry> more) {
        List<Entry> all = new ArrayList<>(entries);
        all.addAll(more);
        return new Container(form, all);
    }
}

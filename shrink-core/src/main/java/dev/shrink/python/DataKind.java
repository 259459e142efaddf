package dev.shrink.python;

import dev.shrink.model.Entry;
import dev.shrink.python.source.ModuleFacts.NamedCall;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;

/** Data of which a library reads one item at a time, under the item's name: service models, time zones, locales, fonts. */
interface DataKind {
    /** What one item is called in reports and in the setting {@code uses}: {@code service}. */
    String id();

    /** The files of each item of a site, by the item's name; empty if the library is not there. */
    NavigableMap<String, List<Entry>> items(Site site);

    /** Items that are needed whatever the program asks for, as the library itself asks for them. */
    Set<String> always(Set<String> items);

    /** Items that any program may need in ways that no name tells of, unless the user says which of the kind are used. */
    default Set<String> supposed(Set<String> items) {
        return Set.of();
    }

    /** Whether a module belongs to the library: it hands names on that its users give. */
    boolean isOwn(String module);

    /** Whether a call outside of the library may ask it for an item. */
    boolean asks(NamedCall call, PythonTree tree);

    /** The items that a name given to such a call stands for, with what they need; empty if there is no such item, all if it may be another name of any. */
    Set<String> named(String name, Set<String> items);

    /** The items that a string anywhere in reached code may be meant for. */
    Set<String> mentioned(String text, Set<String> items);

    /** Names of functions and tables that list every item or take names out of texts, so that all have to be there. */
    Set<String> listings();

    /** Names in an extension module that say that it asks for items by names that it is given. */
    default Set<String> nativeNames() {
        return Set.of();
    }

    /** Every kind that is known. */
    static List<DataKind> all() {
        return List.of(new ServiceModels(), new TimeZones(), new Locales(), new PlotData());
    }
}

package dev.shrink.python;

import dev.shrink.model.Entry;
import dev.shrink.python.dist.Distribution;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * A folder that is on Python's path.
 *
 * @param artifact the function or layer that holds it
 * @param prefix the folder with a closing slash; empty for the artifact's top
 * @param files files by their path below the folder; those of inner sites are not among them
 * @param distributions what is installed there
 */
record Site(String artifact, String prefix, NavigableMap<String, Entry> files, List<Distribution> distributions) {
    /** The file at a path below the folder. */
    Optional<Entry> file(String relative) {
        return Optional.ofNullable(files.get(relative));
    }

    /** The path below the folder. */
    String relative(Entry entry) {
        return entry.path().name().substring(prefix.length());
    }

    /** Every file below a folder of the site. */
    NavigableMap<String, Entry> under(String folder) {
        return files.subMap(folder + "/", true, folder + "0", false);
    }
}

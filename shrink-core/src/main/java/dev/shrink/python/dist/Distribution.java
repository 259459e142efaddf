package dev.shrink.python.dist;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One installed Python distribution: what {@code pip list} has a line for.
 *
 * @param name as written in the metadata, or in the folder's name where the metadata has none
 * @param version as written; empty when unknown
 * @param folder the {@code .dist-info} or {@code .egg-info} folder (or egg-info file), relative to the site root
 * @param files existing files that belong to it, relative to the site root, its metadata included
 * @param filesKnown where {@code files} comes from
 * @param editable true when only a pointer to a source tree elsewhere is installed
 * @param problems sentences for the user, one for each oddity that was tolerated
 */
public record Distribution(String name, String version, String folder, CoreMetadata metadata, Optional<WheelFile> wheel,
                           List<EntryPoint> entryPoints, Set<String> files, FilesKnown filesKnown, boolean editable, List<String> problems) {
    /** Where the list of a distribution's files comes from. */
    public enum FilesKnown {
        /** RECORD of a wheel. */
        RECORD,
        /** {@code installed-files.txt} of an egg-info. */
        INSTALLED_FILES,
        /** No list: top-level names decide. */
        INFERRED
    }

    /** The name under which others require it (PEP 503). */
    public String normalizedName() {
        return PackageName.normalize(name);
    }

    /** {@code pkg:pypi/name@version}. */
    public String purl() {
        return PackageName.purl(name, version);
    }
}

package dev.shrink.model;

/**
 * Something with a name and a version that entries belong to: a Maven artifact or a Python distribution.
 *
 * @param purl    package URL, such as {@code pkg:maven/com.x/y@1.2} or {@code pkg:pypi/numpy@1.19.4}
 * @param name    what people call it: {@code com.x:y}, {@code numpy}
 * @param version its version; empty where it is not known
 */
public record Component(String purl, String name, String version) implements Comparable<Component> {

    /** Entries of the user's own code. */
    public static final Component APPLICATION = new Component("", "[application]", "");
    /** Entries that nothing claims. */
    public static final Component UNATTRIBUTED = new Component("", "[unattributed]", "");

    public static Component maven(String group, String artifact, String version) {
        return new Component("pkg:maven/" + group + "/" + artifact + (version.isEmpty() ? "" : "@" + version), group + ":" + artifact, version);
    }

    /** @param name the normalised name (PEP 503) */
    public static Component pypi(String name, String version) {
        return new Component("pkg:pypi/" + name + (version.isEmpty() ? "" : "@" + version), name, version);
    }

    @Override
    public int compareTo(Component other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : version.compareTo(other.version);
    }

    @Override
    public String toString() {
        return version.isEmpty() ? name : name + " " + version;
    }
}

package dev.shrink.model;

import java.util.List;

/**
 * A place in code that asks for something by a name which could not be found out.
 *
 * @param where  the method or module
 * @param what   what it does, such as {@code Class.forName(prefix + name)}
 * @param answer what was kept because of it, or why nothing was
 * @param chain  how it is reached, from a root to itself
 */
public record DynamicSite(String where, String what, String answer, List<String> chain) implements Comparable<DynamicSite> {

    public DynamicSite {
        chain = List.copyOf(chain);
    }

    @Override
    public int compareTo(DynamicSite other) {
        int byPlace = where.compareTo(other.where);
        return byPlace != 0 ? byPlace : what.compareTo(other.what);
    }
}

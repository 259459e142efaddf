package dev.shrink.jvm.edge;

import java.util.HashSet;
import java.util.Set;

/** Names of members that reflection may look up; shared by the sources that find them and the one that applies them. */
final class MemberNames {
    private final Set<String> mentioned = new HashSet<>();
    private final Set<String> lookedUp = new HashSet<>();

    /** A word of a configuration file: it may name a member of any class that reflection sees. */
    void mention(String name) {
        mentioned.add(name);
    }

    /** A name that reached code passes to a lookup of members: it may name a member of any class. */
    void lookUp(String name) {
        lookedUp.add(name);
    }

    boolean isMentioned(String name) {
        return mentioned.contains(name);
    }

    boolean isLookedUp(String name) {
        return lookedUp.contains(name);
    }
}

package dev.shrink.jvm.edge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of members that reflection may look up; shared by the sources that find them and the one that applies them. */
final class MemberNames {
    private final Set<String> mentioned = new HashSet<>();
    private final Set<String> configured = new HashSet<>();
    private final Map<String, Pattern> patterns = new HashMap<>();
    private final Set<String> lookedUp = new HashSet<>();

    /** A word of a script: it may name a member of any class that reflection sees. */
    void mention(String name) {
        mentioned.add(name);
    }

    /** A word of a configuration file that may set a property, of any object that the program makes. */
    void configure(String name) {
        configured.add(name);
        mentioned.add(name);
    }

    boolean isConfigured(String name) {
        return configured.contains(name);
    }

    /** A name that reached code passes to a lookup of members: it may name a member of any class. */
    void lookUp(String name) {
        lookedUp.add(name);
    }

    /** A pattern that reached code composes for a lookup of members: it may mean a member of any class that reflection sees. */
    void match(Pattern pattern) {
        patterns.putIfAbsent(pattern.pattern(), pattern);
    }

    boolean isMentioned(String name) {
        return mentioned.contains(name) || patterns.values().stream().anyMatch(p -> p.matcher(name).matches());
    }

    boolean isLookedUp(String name) {
        return lookedUp.contains(name);
    }
}

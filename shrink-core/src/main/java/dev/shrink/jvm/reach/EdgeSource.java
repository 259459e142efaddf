package dev.shrink.jvm.reach;

import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.facts.MemberFacts;

/**
 * Knows one way in which something names something else. A source is told what becomes reachable and says what follows; it is
 * used by one analysis and one thread, and may keep state.
 */
public interface EdgeSource {
    /** Before anything is reached. */
    default void start(Reach reach) {
    }

    /** A class became reachable. */
    default void onClass(ClassFacts type, Reach reach) {
    }

    /** A class is instantiated for the first time. */
    default void onInstance(ClassFacts type, Reach reach) {
    }

    /** The code of a method, or the constant of a field, became reachable. */
    default void onCode(ClassFacts type, MemberFacts member, Reach reach) {
    }

    /** A string constant was seen for the first time. */
    default void onString(String text, Cause cause, Reach reach) {
    }

    /** A resource became reachable. */
    default void onResource(String name, Reach reach) {
    }

    /** Nothing is left to do: the place for what depends on the state as a whole. Called until no source adds anything. */
    default void onIdle(Reach reach) {
    }
}

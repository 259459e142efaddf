package dev.shrink.jvm.reach;

import dev.shrink.config.Level;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.facts.MemberFacts;
import java.util.Collection;
import java.util.Optional;

/** What an edge source may ask and say. All statements can be repeated; names that the artifact lacks are ignored. */
public interface Reach {
    /** The program under analysis. */
    Program program();

    /** How finely it is cut. */
    Level level();

    /** The class is reached by itself; the reason is shown to the user. Says nothing of how it is used. */
    void root(String className, String reason);

    /** The resource is reached by itself; the reason is shown to the user. */
    void rootResource(String name, String reason);

    /** The class is needed for linking: it exists, with its supertypes. */
    void refer(String className, Cause cause);

    /** The class is initialised. */
    void initialize(String className, Cause cause);

    /** Code can see the class by reflection; members whose names occur as strings stay. */
    void expose(String className, Cause cause);

    /** The class is found by name: exposed, initialised, and instantiated through any constructor or static factory. */
    void construct(String className, Cause cause);

    /** Everything in the class stays and is reached. */
    void keepWhole(String className, Cause cause);

    /** A method is called or must stay with its code. */
    void keepMethod(ClassFacts owner, MemberFacts method, Cause cause);

    /** A field must stay. */
    void keepField(ClassFacts owner, MemberFacts field, Cause cause);

    /** A resource of the class path is read. */
    void resource(String name, Cause cause);

    /** A text occurs as a constant in reached code or annotations. */
    void string(String text, Cause cause);

    /** Notes a site that could not be resolved. */
    void dynamicSite(UnresolvedSite site);

    /** Whether the class is reached. */
    boolean isLive(String className);

    /** Whether the class is instantiated. */
    boolean isInstantiated(String className);

    /** Whether code sees the class by reflection. */
    boolean isExposed(String className);

    /** Whether the code of a method is reached, or a field stays. */
    boolean isReached(ClassFacts owner, MemberFacts member);

    /** Whether the text was seen as a constant. */
    boolean isString(String text);

    /** Whether a resource was reached. */
    boolean isResource(String name);

    /** Whether reached code mentions a class that the artifact lacks, in this package (slashes) or, with a trailing slash, below it. */
    boolean touchesPlatform(String packageOrPrefix);

    /** The reached classes that have facts, at this moment. */
    Collection<ClassFacts> liveClasses();

    /** The strings seen, at this moment. */
    Collection<String> strings();

    /** Facts of a class of the artifact. */
    default Optional<ClassFacts> facts(String className) {
        return program().facts(className);
    }
}

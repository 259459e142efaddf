package dev.shrink.jvm.edge;

import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Program;
import java.util.List;

/** All edge sources of this package, in one list. */
public final class StandardEdges {
    private StandardEdges() {
    }

    /** A new set of sources for one analysis. */
    public static List<EdgeSource> of(Program program, Roots roots, Evidence evidence) {
        ClassNameFinder names = new ClassNameFinder(program.index());
        OwnClasses own = new OwnClasses(program.index(), roots);
        MemberNames members = new MemberNames();
        Companions companions = new Companions();
        return List.of(
                new Application(roots, own),
                new HandlerTypes(roots),
                new StringConstants(names),
                new Services(),
                new ResourceNames(),
                new NamesInResources(names, new FileNameFinder(program.index()), members),
                new ComputedNames(program, members, own, companions),
                new ScriptTexts(members, own),
                new CompiledSources(members),
                new DefinedClasses(program),
                new NativeLibraries(names),
                new RegistryFolders(),
                companions,
                new ClassBundles(),
                new KotlinReflection(names),
                new ClojureNamespaces(),
                new NestedClasses(),
                new FieldTypes(),
                new EnumeratedMembers(),
                new ProxiedInterfaces(),
                new BeanProperties(own),
                new OwnLookups(),
                new CalledFromOutside(),
                new ClassPathScanners(),
                new ListedFolders(own),
                new Agents(),
                new ProguardRules(evidence.keepRules()),
                new NativeImageMetadata(evidence.recordings()),
                new RecordedClasses(evidence.loaded()),
                new RecordedResources(evidence.read()),
                new LanguageMembers(),
                new Serialization(),
                new AnnotatedMembers(),
                new MembersByName(members));
    }
}

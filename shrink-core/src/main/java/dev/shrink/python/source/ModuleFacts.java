package dev.shrink.python.source;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a module's text or byte code says about other modules and about data files.
 *
 * @param imports import statements in file order
 * @param dynamicImports calls that import by a computed name, resolved as far as constants go
 * @param exported names of {@code __all__}, as far as they are constants
 * @param literals strings without white space, at most {@value #MAX_LITERAL} characters: they may name modules or files
 * @param attributes dotted uses of imported names, such as {@code np.linalg.norm}
 * @param attributeNames every name that is asked of some object, {@code norm} in {@code x.norm}
 * @param namedCalls calls that ask for data by name, such as {@code boto3.client("s3")}
 * @param traits what else was seen
 */
public record ModuleFacts(List<ImportStatement> imports, List<DynamicImport> dynamicImports, Set<String> exported, Set<String> literals,
                          Set<String> attributes, Set<String> attributeNames, List<NamedCall> namedCalls, Set<Trait> traits) {
    static final int MAX_LITERAL = 160;

    /** Facts about a module of which nothing can be said. */
    public static final ModuleFacts NONE = new ModuleFacts(List.of(), List.of(), Set.of(), Set.of(), Set.of(), Set.of(), List.of(), Set.of());

    /** Facts about a module that cannot be read. */
    public static final ModuleFacts UNREADABLE = new ModuleFacts(List.of(), List.of(), Set.of(), Set.of(), Set.of(), Set.of(), List.of(), Set.of(Trait.DAMAGED));

    /** Properties of a module that rules ask for. */
    public enum Trait {
        /** Text that could not be cut into tokens to its end. */
        DAMAGED,
        /** Defines {@code __getattr__} at module level (PEP 562). */
        MODULE_GETATTR,
        /** Calls {@code lazy_loader.attach_stub}, which reads the {@code .pyi} beside the module. */
        READS_STUB,
        /** Builds paths from {@code __file__} or asks for package resources. */
        READS_FILES,
        /** Reads source or documentation strings of code at run time. */
        READS_SOURCE,
        /** A script for distutils or setuptools. */
        BUILD_SCRIPT
    }

    /** When an import statement is carried out. */
    public enum Context {
        /** When the module is imported. */
        MODULE,
        /** When a function is called. */
        FUNCTION,
        /** When an attribute of that name is asked of the module, in its {@code __getattr__} (PEP 562). */
        ATTRIBUTE,
        /** Never: under {@code if TYPE_CHECKING}. */
        TYPE_CHECKING,
        /** Only when the module is run as a script. */
        MAIN
    }

    /**
     * {@code import a.b as c} gives one per module, {@code from ..x import y, z as w} one.
     *
     * @param level number of leading dots
     * @param module dotted name behind the dots; may be empty for relative imports
     * @param names what is imported from it, {@code *} for all; empty for a plain import
     * @param bound local name to what it stands for: a dotted module name, or {@code module:name}
     * @param line from 1
     */
    public record ImportStatement(int level, String module, List<String> names, Map<String, String> bound, Context context, int line) {
    }

    /**
     * An import by name at run time.
     *
     * @param call the function called, such as {@code import_module}
     * @param pattern dotted name, perhaps relative, in which {@code *} stands for what is not known
     * @param line from 1
     */
    public record DynamicImport(String call, String pattern, Context context, int line) {
        /** True when the name is fully known. */
        public boolean isResolved() {
            return pattern.indexOf('*') < 0;
        }
    }

    /**
     * A call that asks for an item of data by its name, or a function that does, handed on as a value.
     *
     * @param function last name of what is called, such as {@code client}
     * @param target dotted name of what is called, as far as imports tell: {@code boto3.client}; {@code ?.client} where the receiver is not
     *               an imported name, {@code ?session.client} where it is a local one
     * @param pattern the name asked for, in which {@code *} stands for what is not known
     * @param line from 1; 0 where not known
     */
    public record NamedCall(String function, String target, String pattern, Context context, int line) {
        /** True when the name is fully known. */
        public boolean isResolved() {
            return pattern.indexOf('*') < 0;
        }

        /** The call as evidence for a report. */
        public String sentence(String module) {
            return module + (line > 0 ? ":" + line : "") + " calls " + target + "(" + (isResolved() ? "'" + pattern + "'" : pattern) + ")";
        }
    }
}

package dev.shrink.elf;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which exported functions somebody in a closed deployment may look up: C names always, C++ names if another library or a text has them or if
 * they belong to the C++ runtime, names of a convention if the language that has it uses them.
 *
 * @param names what libraries and texts ask for
 * @param users what languages ask for, by the prefix of their convention
 */
record AskedExports(AskedNames names, Map<String, Set<String>> users) implements Predicate<Symbol> {

    @Override
    public boolean test(Symbol symbol) {
        return isAsked(symbol.name());
    }

    private boolean isAsked(String name) {
        if (names.imported().contains(name) || names.repeated().contains(name)) {
            return true;
        }
        return isBoundByConvention(name) ? isUsed(name) : !ExportPruner.isOwnCpp(name);
    }

    boolean isBoundByConvention(String name) {
        return users.keySet().stream().anyMatch(name::startsWith);
    }

    boolean isUsed(String name) {
        return users.entrySet().stream().anyMatch(e -> name.startsWith(e.getKey()) && e.getValue().contains(name));
    }
}

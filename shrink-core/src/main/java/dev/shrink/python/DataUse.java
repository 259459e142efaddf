package dev.shrink.python;

import dev.shrink.analysis.Facts;
import dev.shrink.config.PythonSettings;
import dev.shrink.model.DynamicSite;
import dev.shrink.model.Entry;
import dev.shrink.python.source.ModuleFacts;
import dev.shrink.python.source.ModuleFacts.Context;
import dev.shrink.python.source.ModuleFacts.NamedCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which items of one kind of data reached code asks for.
 *
 * @param used items that have to stay, with the reason
 * @param open places that ask for an item by a name which cannot be found out
 */
record DataUse(Map<String, String> used, List<DynamicSite> open) {
    /** Asks every reached module outside of the library itself. */
    static DataUse of(DataKind kind, Set<String> items, PythonTree tree, PythonReach reach, Facts facts) {
        Search search = new Search(kind, items, tree, facts.get(ModuleTexts.ANALYSIS));
        Stream.concat(kind.always(items).stream(), kind.supposed(items).stream()).forEach(item -> search.use(item, "the library itself asks for it"));
        reach.modules().stream().sorted().filter(module -> !kind.isOwn(module)).forEach(search::visit);
        return search.result();
    }

    /** Items that the user says are the only ones asked for by names that cannot be found out; empty if nothing is said of the kind. */
    static Set<String> stated(DataKind kind, Set<String> items, Facts facts) {
        Set<String> stated = new TreeSet<>();
        String prefix = kind.id() + ":";
        facts.settings().get(PythonSettings.USES).stream().filter(text -> text.startsWith(prefix)).map(text -> text.substring(prefix.length()))
                .forEach(name -> stated.addAll(name.isEmpty() ? Set.of() : kind.named(name, items)));
        return stated;
    }

    /** Whether the user says something of the kind; {@code service:} says that nothing further is used. */
    static boolean isStated(DataKind kind, Facts facts) {
        return facts.settings().get(PythonSettings.USES).stream().anyMatch(text -> text.startsWith(kind.id() + ":"));
    }

    private static final class Search {
        private final DataKind kind;
        private final Set<String> items;
        private final PythonTree tree;
        private final ModuleTexts texts;
        private final Map<String, String> used = new TreeMap<>();
        private final Map<String, DynamicSite> open = new LinkedHashMap<>();

        Search(DataKind kind, Set<String> items, PythonTree tree, ModuleTexts texts) {
            this.kind = kind;
            this.items = items;
            this.tree = tree;
            this.texts = texts;
        }

        DataUse result() {
            return new DataUse(used, new ArrayList<>(open.values()));
        }

        void use(String item, String why) {
            used.putIfAbsent(item, why);
        }

        void visit(String module) {
            for (ModuleFacts said : texts.of(module)) {
                said.namedCalls().stream().filter(call -> call.context() != Context.TYPE_CHECKING && kind.asks(call, tree)).forEach(call -> ask(module, call));
                said.literals().forEach(text -> kind.mentioned(text, items).forEach(item -> use(item, module + " has the string '" + text + "'")));
                Set<String> names = new HashSet<>(said.attributeNames());
                said.imports().forEach(statement -> names.addAll(statement.names()));
                kind.listings().stream().filter(names::contains).sorted().forEach(name -> site(module, module, name, "asks for all there are"));
            }
            if (!kind.nativeNames().isEmpty()) {
                tree.files(module).stream().filter(f -> f.kind() == ModuleFile.Kind.EXTENSION).forEach(f -> askNative(module, f.entry()));
            }
        }

        private void ask(String module, NamedCall call) {
            if (call.isResolved()) {
                kind.named(call.pattern(), items).forEach(item -> use(item, call.sentence(module)));
            } else {
                site(module + (call.line() > 0 ? ":" + call.line() : ""), module, call.target() + "(" + call.pattern() + ")", "cannot be found out");
            }
        }

        private void askNative(String module, Entry entry) {
            try {
                Set<String> found = NativeText.names(entry.content(), new NameTrie(kind.nativeNames()));
                if (!found.isEmpty()) {
                    site(module, module, found.iterator().next() + " in native code", "cannot be found out");
                }
            } catch (IOException unreadable) {
                site(module, module, "unreadable native code", "cannot be found out");
            }
        }

        private void site(String where, String module, String what, String why) {
            open.putIfAbsent(where + what, new DynamicSite(where, what, "which " + kind.id() + " is meant " + why + ": all of them are kept; --uses " + kind.id() + ":NAME says which",
                    List.of(module)));
        }
    }
}

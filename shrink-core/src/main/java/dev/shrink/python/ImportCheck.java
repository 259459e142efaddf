package dev.shrink.python;

import dev.shrink.analysis.Breakage;
import dev.shrink.analysis.Facts;
import dev.shrink.analysis.OutputCheck;
import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.model.Artifact;
import dev.shrink.python.source.ModuleFacts.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Every import that led to a module in the input leads to it in the output. With recorded runs, which may take away what imports could
 * reach, it is asked of the modules that the runs imported.
 */
public final class ImportCheck implements OutputCheck {
    private static final Set<Context> CARRIED_OUT = Set.of(Context.MODULE, Context.FUNCTION);

    @Override
    public void check(Facts before, Facts after, Consumer<Breakage> out) {
        PythonTree was = before.get(PythonTree.ANALYSIS);
        if (was.isEmpty()) {
            return;
        }
        for (Artifact function : after.view().functions()) {
            Set<String> visible = FunctionReach.visible(function.name(), before.view());
            check(was.within(visible), after.get(PythonTree.ANALYSIS).within(visible), function.name(), before, out);
        }
    }

    private static void check(PythonTree was, PythonTree is, String function, Facts before, Consumer<Breakage> out) {
        Set<String> recorded = TracedReach.isInForce(before) ? before.get(Traces.ANALYSIS).modules() : Set.of();
        Predicate<String> counts = TracedReach.isInForce(before) ? recorded::contains : module -> true;
        ImportGraph graph = before.get(ImportGraph.ANALYSIS);
        for (String module : is.modules()) {
            if (counts.test(module) && isThere(was, is, module)) {
                graph.from(module).stream().filter(r -> r.kind() == EdgeKind.REFERS && CARRIED_OUT.contains(r.context()) && counts.test(r.to()) && was.exists(r.to()) && !isThere(was, is, r.to()))
                        .filter(r -> canRun(r.from(), function, before)).forEach(r -> out.accept(breakage(r, function, before)));
            }
        }
    }

    /** The module itself, not a stub that says where it went. What only type stubs or caches name could not be imported before either. */
    private static boolean isThere(PythonTree was, PythonTree is, String module) {
        List<ModuleFile> files = was.files(module).stream().filter(ModuleFile::importable).toList();
        return files.isEmpty() ? !was.files(module).isEmpty() || is.exists(module)
                : is.files(module).stream().anyMatch(file -> file.importable() && !SafetyNet.isStub(file.entry()));
    }

    /** What no root reaches may stay behind for other reasons than being run. */
    private static boolean canRun(String module, String function, Facts before) {
        PythonReach reach = before.get(FunctionReach.ANALYSIS).of(function);
        return !reach.active() || TracedReach.isInForce(before) || reach.reaches(module);
    }

    private static Breakage breakage(Reference lost, String function, Facts before) {
        List<String> chain = new ArrayList<>(before.get(FunctionReach.ANALYSIS).of(function).chain(lost.from()));
        chain.add(lost.from() + (lost.line() > 0 ? ":" + lost.line() : "") + " imports " + lost.to());
        return new Breakage("python.import", lost.to(), "is imported by " + lost.from() + " and would be missing; keep it with --keep '" + SafetyNet.keepLine(lost.to(), before.get(PythonTree.ANALYSIS)) + "'", chain);
    }
}

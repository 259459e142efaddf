package dev.shrink.python;

import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Safety;
import dev.shrink.python.PythonTree.Installed;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Proposal.Remove;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;
import java.util.List;
import java.util.function.Consumer;

/** {@code python.foreign}: extension modules that the target's Python would not even look at. */
public final class ForeignRule implements Rule {
    private static final RuleInfo INFO = new RuleInfo("python.foreign", Stage.FILES, Safety.LOSSLESS,
            "Takes out extension modules built for another Python, machine or system");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        PythonTree tree = facts.get(PythonTree.ANALYSIS);
        PythonTarget target = facts.get(PythonTarget.ANALYSIS);
        for (List<ModuleFile> files : tree.moduleFiles()) {
            files.stream().filter(f -> f.kind() == ModuleFile.Kind.EXTENSION && target.isForeign(f.tag())).forEach(f -> {
                if (files.stream().anyMatch(o -> o.importable() && !o.equals(f) && !target.isForeign(o.tag()))) {
                    out.accept(new Remove(f.entry().path(), Reason.of(INFO, "Python only imports extension modules with its own tag", "tag " + f.tag()
                            + ", target Python 3." + target.minor().orElse(0) + " on " + target.machine())));
                } else {
                    facts.tell(Diagnostic.warning("python.foreign-module", f.entry().path().qualified(),
                            "the extension module is built for " + f.tag() + " and cannot be imported on the target; nothing else offers " + f.module(),
                            "Install for the target: pip install --platform … --python-version … --only-binary=:all:, or set --runtime and --arch"));
                }
            });
        }
        target.minor().ifPresent(minor -> tree.installed().forEach(here -> checkWheel(here, minor, target.machine(), facts)));
    }

    private static void checkWheel(Installed here, int minor, String machine, Facts facts) {
        here.distribution().wheel().filter(wheel -> !wheel.fits(minor, machine)).ifPresent(wheel -> facts.tell(Diagnostic.warning("python.wrong-wheel",
                here.site().prefix() + here.distribution().folder(),
                "the wheel is for " + wheel.tags().get(0).python() + "-" + wheel.tags().get(0).abi() + "-" + wheel.tags().get(0).platform()
                        + ", not for Python 3." + minor + " on " + machine, "Resolve it for the target with pip's --platform and --python-version")));
    }
}

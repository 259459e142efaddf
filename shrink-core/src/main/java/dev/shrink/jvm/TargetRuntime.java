package dev.shrink.jvm;

import dev.shrink.analysis.Analysis;
import dev.shrink.analysis.Facts;
import dev.shrink.jvm.reach.TargetPlatform;
import dev.shrink.model.Deployment;

/** The Java runtime of the target, read once for all functions and all views of a deployment. To be asked of the input. */
record TargetRuntime() implements Analysis<TargetPlatform.Choice> {
    static final TargetRuntime ANALYSIS = new TargetRuntime();

    @Override
    public TargetPlatform.Choice analyze(Deployment view, Facts facts) {
        return TargetPlatform.of(JvmReachability.release(facts.settings()));
    }
}

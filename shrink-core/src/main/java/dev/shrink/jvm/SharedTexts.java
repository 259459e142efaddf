package dev.shrink.jvm;

import dev.shrink.analysis.Analysis;
import dev.shrink.analysis.Facts;
import dev.shrink.jvm.facts.Interner;
import dev.shrink.model.Deployment;

/** Texts of class files, one copy for all functions and all views of a deployment: what is left of it says again what the whole said. To be asked of the input. */
record SharedTexts() implements Analysis<Interner> {
    static final SharedTexts ANALYSIS = new SharedTexts();

    @Override
    public Interner analyze(Deployment view, Facts facts) {
        return new Interner();
    }
}

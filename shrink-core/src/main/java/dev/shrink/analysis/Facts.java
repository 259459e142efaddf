package dev.shrink.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.shrink.config.Settings;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Scratch;

/** What is known about one view of a deployment; each analysis runs at most once per view. */
public final class Facts {

    private final Deployment view;
    private final Optional<Facts> input;
    private final Settings settings;
    private final Scratch scratch;
    private final List<Diagnostic> diagnostics;
    private final Map<Analysis<?>, Object> known = new HashMap<>();

    private Facts(Deployment view, Optional<Facts> input, Settings settings, Scratch scratch, List<Diagnostic> diagnostics) {
        this.view = view;
        this.input = input;
        this.settings = settings;
        this.scratch = scratch;
        this.diagnostics = diagnostics;
    }

    /** Facts about the deployment as it was given. */
    public static Facts of(Deployment input, Settings settings, Scratch scratch) {
        return new Facts(input, Optional.empty(), settings, scratch, Collections.synchronizedList(new ArrayList<>()));
    }

    /** Facts about a later view of the same deployment. */
    public Facts about(Deployment laterView) {
        return new Facts(laterView, Optional.of(input()), settings, scratch, diagnostics);
    }

    /** Facts about the input: who owns an entry is asked there, what is reachable is asked of the current view. */
    public Facts input() {
        return input.orElse(this);
    }

    public Deployment view() {
        return view;
    }

    public Settings settings() {
        return settings;
    }

    public Scratch scratch() {
        return scratch;
    }

    /** The answer of an analysis about this view. */
    @SuppressWarnings("unchecked") // an analysis of F is only ever stored with its own answer
    public synchronized <F> F get(Analysis<F> analysis) {
        Object fact = known.get(analysis);
        if (fact == null) {
            fact = analysis.analyze(view, this);
            known.put(analysis, fact);
        }
        return (F) fact;
    }

    /** Tells something that does not stop the run. Thread-safe; the same thing told twice counts once. */
    public void tell(Diagnostic diagnostic) {
        synchronized (diagnostics) {
            if (!diagnostics.contains(diagnostic)) {
                diagnostics.add(diagnostic);
            }
        }
    }

    /** Everything told so far, about this view and those before it, worst first. */
    public List<Diagnostic> diagnostics() {
        synchronized (diagnostics) {
            return diagnostics.stream().sorted().toList();
        }
    }
}

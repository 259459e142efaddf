package dev.shrink.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import dev.shrink.config.Settings;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.DynamicSite;
import dev.shrink.model.Scratch;

/** What is known about one view of a deployment; each analysis runs at most once per view. */
public final class Facts {

    private final Deployment view;
    private final Optional<Facts> input;
    private final Settings settings;
    private final Scratch scratch;
    private final Told told;
    private final Map<Analysis<?>, Object> known = new HashMap<>();

    private Facts(Deployment view, Optional<Facts> input, Settings settings, Scratch scratch, Told told) {
        this.view = view;
        this.input = input;
        this.settings = settings;
        this.scratch = scratch;
        this.told = told;
    }

    /** Facts about the deployment as it was given. */
    public static Facts of(Deployment input, Settings settings, Scratch scratch) {
        return new Facts(input, Optional.empty(), settings, scratch, new Told());
    }

    /** Facts about a later view of the same deployment. */
    public Facts about(Deployment laterView) {
        return new Facts(laterView, Optional.of(input()), settings, scratch, told);
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
            told.latest.put(analysis, fact);
        }
        return (F) fact;
    }

    /** The answer of an analysis about the view of which it was asked last, if it was asked of any: what decisions rest on. */
    @SuppressWarnings("unchecked") // as above
    public <F> Optional<F> latest(Analysis<F> analysis) {
        return Optional.ofNullable((F) told.latest.get(analysis));
    }

    /** Gives an answer that is known from outside, before anything asks for it. */
    public synchronized <F> void supply(Analysis<F> analysis, F fact) {
        known.put(analysis, fact);
    }

    /** Tells something that does not stop the run. Thread-safe; the same thing told twice counts once. */
    public void tell(Diagnostic diagnostic) {
        told.add(told.diagnostics, diagnostic);
    }

    /** Tells of a place whose targets could not be found out. Thread-safe; the same place told twice counts once. */
    public void tell(DynamicSite site) {
        told.add(told.sites, site);
    }

    /** Everything told so far, about this view and those before it, worst first. */
    public List<Diagnostic> diagnostics() {
        return told.all(told.diagnostics);
    }

    /** Every place told of so far, in order. */
    public List<DynamicSite> dynamicSites() {
        return told.all(told.sites);
    }

    private static final class Told {
        private final SortedSet<Diagnostic> diagnostics = new TreeSet<>(java.util.Comparator.<Diagnostic>naturalOrder().thenComparing(Diagnostic::message));
        private final SortedSet<DynamicSite> sites = new TreeSet<>();
        private final Map<Analysis<?>, Object> latest = new ConcurrentHashMap<>();

        synchronized <T> void add(SortedSet<T> to, T item) {
            to.add(item);
        }

        synchronized <T> List<T> all(SortedSet<T> from) {
            return new ArrayList<>(from);
        }
    }
}

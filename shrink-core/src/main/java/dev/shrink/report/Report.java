package dev.shrink.report;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.shrink.model.Diagnostic;
import dev.shrink.model.DynamicSite;

/**
 * All that a run has to tell; every format is made from it, and {@code report.json} is this record. Sizes are bytes.
 *
 * @param schemaVersion of {@code report.json}; grows when a field changes its meaning
 * @param verb          {@code audit}, {@code shrink} or {@code check}
 * @param verdict       what the gate says
 * @param totals        sums over all artifacts
 * @param functions     what counts against the limit: each function with all layers
 * @param artifacts     functions and layers by themselves
 * @param components    what the artifacts are made of, largest first
 * @param categories    kinds of content, largest first
 * @param rules         what took bytes away, most first
 * @param entries       every entry whose bytes changed, with the reason
 * @param dynamicSites  places in code whose targets could not be found out, and what was kept because of them
 * @param diagnostics   what else is worth telling, worst first
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Report(int schemaVersion, String verb, Verdict verdict, Totals totals, List<FunctionSize> functions, List<ArtifactSize> artifacts,
                     List<ComponentSize> components, List<CategorySize> categories, List<RuleSaving> rules, List<EntryChange> entries,
                     List<DynamicSite> dynamicSites, List<Diagnostic> diagnostics) {

    public static final int SCHEMA_VERSION = 1;

    /** The same report with more findings in its verdict. */
    public Report withFindings(List<Verdict.Finding> more) {
        return new Report(schemaVersion, verb, verdict.plus(more), totals, functions, artifacts, components, categories, rules, entries, dynamicSites, diagnostics);
    }

    /** @param limitBytes the hard limit for a function with its layers */
    public record Totals(@JsonUnwrapped Measure measure, long limitBytes, long spokenLimitBytes) { }

    /**
     * A function with all layers, as Lambda counts it.
     *
     * @param fits whether it is smaller than the limit
     */
    public record FunctionSize(String name, int layers, long unzippedBytes, long unzippedBytesBefore, long achievableUnzippedBytes, long limitBytes, boolean fits) { }

    public record ArtifactSize(String name, String role, String path, @JsonUnwrapped Measure measure) { }

    /**
     * @param chain  a shortest chain of requirements to it, itself last
     * @param savedByRule bytes, counted as Lambda does
     */
    public record ComponentSize(String purl, String name, String version, String licence, List<String> chain, long unzippedBytes, long unzippedBytesBefore,
                                long explodedBytes, long explodedBytesBefore, Map<String, Long> savedByRule) { }

    public record CategorySize(String category, int entries, long unzippedBytes, long unzippedBytesBefore, long explodedBytes, long explodedBytesBefore) { }

    public record RuleSaving(String id, String safety, String summary, int entries, long savedBytes, long savedExplodedBytes) { }

    public record EntryChange(String artifact, String path, String component, String action, String rule, String reason, List<String> evidence,
                              long unzippedBytesBefore, long unzippedBytes) { }
}

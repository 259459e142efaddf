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
 * @param verb          {@code audit}, {@code shrink}, {@code check} or {@code diff}
 * @param verdict       what the gate says
 * @param totals        sums over all artifacts
 * @param functions     what counts against the limit: each function with all layers
 * @param artifacts     functions and layers by themselves
 * @param components    what the artifacts are made of, largest first
 * @param groups        what groups and owners hold, as the policy defines them
 * @param categories    kinds of content, largest first
 * @param rules         what took bytes away, most first
 * @param changes       what happens to entries and why, each way once; the first is that nothing does
 * @param files         every entry and every archive's own structure, with what happens to it; the sizes add up to the totals
 * @param anatomies     what large files with an inner structure, such as native libraries, are made of
 * @param duplicates    files that are there more than once with the same bytes, largest waste first
 * @param baseline      what the gate compared with; empty where there was nothing to compare with
 * @param dynamicSites  places in code whose targets could not be found out, and what was kept because of them
 * @param diagnostics   what else is worth telling, worst first
 */
public record Report(int schemaVersion, String verb, Verdict verdict, Totals totals, List<FunctionSize> functions, List<ArtifactSize> artifacts,
                     List<ComponentSize> components, List<GroupSize> groups, List<CategorySize> categories, List<RuleSaving> rules,
                     List<Change> changes, List<FileSize> files, List<Anatomy> anatomies, List<Duplicate> duplicates, Baseline baseline,
                     List<DynamicSite> dynamicSites, List<Diagnostic> diagnostics) {

    public static final int SCHEMA_VERSION = 2;

    /** The same report with another verdict. */
    public Report withVerdict(Verdict other) {
        return new Report(schemaVersion, verb, other, totals, functions, artifacts, components, groups, categories, rules, changes, files, anatomies, duplicates,
            baseline, dynamicSites, diagnostics);
    }

    /** The same report with more findings in its verdict. */
    public Report withFindings(List<Verdict.Finding> more) {
        return withVerdict(verdict.plus(more));
    }

    /** The same report with what the gate compares with. */
    public Report withBaseline(Baseline other) {
        return new Report(schemaVersion, verb, verdict, totals, functions, artifacts, components, groups, categories, rules, changes, files, anatomies, duplicates,
            other, dynamicSites, diagnostics);
    }

    /** Every entry whose bytes change, with the reason, in the order of the files. */
    public List<EntryChange> entries() {
        return files.stream().filter(f -> f.change() != 0).map(f -> {
            Change change = changes.get(f.change());
            return new EntryChange(f.artifact(), f.path(), f.component(), change.action(), change.rule(), change.reason(), change.evidence(), f.unzippedBytesBefore(), f.unzippedBytes());
        }).toList();
    }

    /** Whether the sizes "now" are those of a result rather than of the input. */
    public boolean changed() {
        return verb.equals("shrink") || verb.equals("diff");
    }

    /**
     * @param limitBytes       the hard limit for a function with its layers
     * @param spokenLimitBytes what people call "256 MB"
     */
    public record Totals(@JsonUnwrapped Measure measure, long limitBytes, long spokenLimitBytes) { }

    /**
     * A function with all layers, as Lambda counts it.
     *
     * @param fits whether it is smaller than the limit
     */
    public record FunctionSize(String name, int layers, long unzippedBytes, long unzippedBytesBefore, long achievableUnzippedBytes, long limitBytes, boolean fits) { }

    /** A function or a layer by itself. */
    public record ArtifactSize(String name, String role, String path, @JsonUnwrapped Measure measure) { }

    /**
     * A Maven artifact or Python distribution, {@code [application]} or {@code [unattributed]}.
     *
     * @param chain             a shortest chain of requirements to it, itself last
     * @param requires          package URLs of the components that it asks for
     * @param zippedBytes       its share of the packages as they are uploaded; what is inside a nested archive takes part of it in proportion
     * @param savedByRule       bytes, counted as Lambda does
     */
    public record ComponentSize(String purl, String name, String version, String licence, List<String> chain, List<String> requires, long unzippedBytes, long unzippedBytesBefore,
                                long explodedBytes, long explodedBytesBefore, long zippedBytes, long zippedBytesBefore, Map<String, Long> savedByRule) {

        /** Bytes that all rules saved in it. */
        public long saved() {
            return savedByRule.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Name and version, as people write it. */
        public String title() {
            return version.isEmpty() ? name : name + " " + version;
        }
    }

    /**
     * Components and files that the policy counts together.
     *
     * @param kind {@code group} or {@code owner}
     */
    public record GroupSize(String kind, String name, long unzippedBytes, long unzippedBytesBefore) { }

    /** One kind of content. */
    public record CategorySize(String category, int entries, long unzippedBytes, long unzippedBytesBefore, long explodedBytes, long explodedBytesBefore) { }

    /** What one rule saved. */
    public record RuleSaving(String id, String safety, String summary, int entries, long savedBytes, long savedExplodedBytes) { }

    /**
     * What happens to an entry, and why.
     *
     * @param action {@code kept}, {@code removed}, {@code rewritten} or {@code added}; in a diff also {@code changed}
     */
    public record Change(String action, String rule, String reason, List<String> evidence) {

        /** Nothing happens. */
        public static final Change KEPT = new Change("kept", "", "", List.of());
    }

    /**
     * An entry whose bytes changed.
     *
     * @param unzippedBytes after the plan, also in an audit, which only plans
     */
    public record EntryChange(String artifact, String path, String component, String action, String rule, String reason, List<String> evidence,
                              long unzippedBytesBefore, long unzippedBytes) { }

    /**
     * One entry, or what an archive takes beside its entries: then the path ends in {@code !/}.
     *
     * @param unzippedBytesBefore what Lambda counts for it in the input
     * @param unzippedBytes       after the plan, also in an audit, which only plans
     * @param change              index into the report's changes; 0 where nothing happens, which is not written
     */
    public record FileSize(String artifact, String path, String component, long unzippedBytesBefore, long unzippedBytes,
                           @JsonInclude(JsonInclude.Include.NON_DEFAULT) int change) { }

    /**
     * What one file is made of, as it is now.
     *
     * @param parts unpacked bytes by part; they add up to the file
     */
    public record Anatomy(String artifact, String path, Map<String, Long> parts) { }

    /**
     * Files with the same bytes.
     *
     * @param fileBytes unpacked bytes of one of them
     * @param paths     all of them, {@code artifact:path}
     */
    public record Duplicate(long fileBytes, List<String> paths) {

        /** Unpacked bytes that all but one of them take. */
        public long wasted() {
            return fileBytes * (paths.size() - 1);
        }
    }
}

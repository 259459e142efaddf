package dev.shrink.report.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.shrink.report.Category;
import dev.shrink.report.Report;
import dev.shrink.report.Report.ComponentSize;
import dev.shrink.report.Report.FileSize;
import dev.shrink.report.Report.RuleSaving;

/** By what the text report breaks the total down. Except for groups and owners, which may overlap, the portions add up to it. */
public enum Grouping {
    COMPONENT, CATEGORY, TIER, RULE, GROUP, OWNER, PATH, EXT;

    private static final String UNTOUCHED = "[stays as it is]";
    private static final List<String> SAFEST_FIRST = List.of("lossless", "static", "traced");

    /** How a table names it. */
    String title() {
        return name();
    }

    /** The portions that matter, the largest first: in a diff those that changed, by how much they did. */
    List<Portion> portions(Report report) {
        List<Portion> all = switch (this) {
            case COMPONENT -> report.components().stream().map(c -> component(c, report)).toList();
            case GROUP, OWNER -> report.groups().stream().filter(g -> g.kind().equalsIgnoreCase(name()))
                .map(g -> new Portion(g.name(), "", g.unzippedBytesBefore(), g.unzippedBytes(), report.baseline().group(g))).toList();
            default -> files(report, key(report));
        };
        boolean diff = report.verb().equals("diff");
        Comparator<Portion> largest = Comparator.comparingLong(p -> -(diff ? Math.abs(p.now() - p.before()) : p.before()));
        return all.stream().filter(p -> !diff || p.now() != p.before()).sorted(largest.thenComparing(Portion::name)).toList();
    }

    private static Portion component(ComponentSize c, Report report) {
        return new Portion(c.title(), Sizes.comesWith(c), c.unzippedBytesBefore(), report.changed() ? c.unzippedBytes() : c.unzippedBytesBefore() - c.saved(), report.baseline().component(c.name()));
    }

    private static List<Portion> files(Report report, Function<FileSize, String> key) {
        Map<String, long[]> sums = new LinkedHashMap<>();
        for (FileSize file : report.files()) {
            long[] sum = sums.computeIfAbsent(key.apply(file), k -> new long[2]);
            sum[0] += file.unzippedBytesBefore();
            sum[1] += file.unzippedBytes();
        }
        List<Portion> portions = new ArrayList<>();
        sums.forEach((name, sum) -> portions.add(new Portion(name, "", sum[0], sum[1], Optional.empty())));
        return portions;
    }

    private Function<FileSize, String> key(Report report) {
        Map<String, String> tiers = report.rules().stream().collect(Collectors.toMap(RuleSaving::id, RuleSaving::safety, (a, b) -> a));
        return switch (this) {
            case TIER -> file -> tier(report.changes().get(file.change()).rule(), tiers);
            case RULE -> file -> file.change() == 0 ? UNTOUCHED : rule(report.changes().get(file.change()));
            case PATH -> Grouping::folder;
            case EXT -> Grouping::extension;
            default -> file -> Category.of(file.path()).title();
        };
    }

    /** A diff knows what happened and no rule. */
    private static String rule(Report.Change change) {
        return change.rule().isEmpty() ? change.action() : change.rule();
    }

    /** Of several rules that changed one file the least safe one counts. */
    private static String tier(String rules, Map<String, String> tiers) {
        return Stream.of(rules.split(", ")).filter(rule -> !rule.isEmpty()).map(rule -> tiers.getOrDefault(rule, "lossless"))
            .max(Comparator.comparingInt(SAFEST_FIRST::indexOf)).orElse(UNTOUCHED);
    }

    /** The outermost archive, or two folders down: {@code lib/a.jar}, {@code python/numpy}. */
    private static String folder(FileSize file) {
        int inside = file.path().indexOf("!/");
        String path = inside < 0 ? file.path() : file.path().substring(0, inside);
        int first = path.indexOf('/');
        int second = first < 0 ? -1 : path.indexOf('/', first + 1);
        return file.artifact() + ":" + (inside >= 0 ? path : second >= 0 ? path.substring(0, second) : first >= 0 ? path.substring(0, first) : ".");
    }

    private static String extension(FileSize file) {
        if (file.path().endsWith("!/")) {
            return Category.OVERHEAD.title();
        }
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "[none]" : name.substring(dot);
    }

    /**
     * What one row is about.
     *
     * @param note   what else to say of it; may be empty
     * @param before bytes before the plan
     * @param now    bytes after the plan, also in an audit, which only plans
     * @param base   bytes in the baseline, where it knows
     */
    record Portion(String name, String note, long before, long now, Optional<Long> base) { }
}

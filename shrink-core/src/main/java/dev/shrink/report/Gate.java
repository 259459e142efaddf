package dev.shrink.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.shrink.config.SettingTable;
import dev.shrink.config.Settings;
import dev.shrink.model.ShrinkException.BadRequest;
import dev.shrink.model.Size;
import dev.shrink.report.Report.FunctionSize;
import dev.shrink.report.Verdict.Finding;

/** Compares sizes with budgets and with a baseline. */
public final class Gate {

    private final Settings settings;

    public Gate(Settings settings) {
        this.settings = settings;
    }

    /** Judges each function with its layers. */
    public Verdict judge(List<FunctionSize> functions, Baseline baseline) {
        List<Finding> findings = new ArrayList<>();
        long budget = settings.get(SettingTable.BUDGET).bytes();
        for (FunctionSize function : functions) {
            if (function.unzippedBytes() >= budget) {
                findings.add(new Finding(Verdict.Kind.BUDGET, function.name(), function.name() + " with " + function.layers() + " layer(s) unzips to "
                    + new Size(function.unzippedBytes()) + " and must be smaller than " + new Size(budget), function.unzippedBytes(), budget));
            }
            baseline.unzippedBytesOf(function.name()).ifPresent(before -> growth(function, before).ifPresent(findings::add));
        }
        return Verdict.of(findings);
    }

    /** What functions counted at an earlier time. */
    public interface Baseline {
        /** Nothing is known. */
        Baseline NONE = name -> Optional.empty();

        Optional<Long> unzippedBytesOf(String function);
    }

    private Optional<Finding> growth(FunctionSize function, long before) {
        return settings.get(SettingTable.MAX_GROWTH).flatMap(text -> {
            long allowed = before + allowance(text, before);
            return function.unzippedBytes() <= allowed ? Optional.empty() : Optional.of(new Finding(Verdict.Kind.GROWTH, function.name(),
                function.name() + " grew from " + new Size(before) + " to " + new Size(function.unzippedBytes()) + ", allowed is +" + text,
                function.unzippedBytes(), allowed));
        });
    }

    private long allowance(String text, long before) {
        try {
            if (text.endsWith("%")) {
                return (long) (before * Double.parseDouble(text.substring(0, text.length() - 1).strip()) / 100);
            }
            return Size.parse(text).bytes();
        } catch (IllegalArgumentException e) {
            throw new BadRequest("config.value", settings.origin(SettingTable.MAX_GROWTH), "'" + text.toLowerCase(Locale.ROOT) + "' is not a growth",
                "Write a share such as 1% or a size such as 512KiB");
        }
    }
}

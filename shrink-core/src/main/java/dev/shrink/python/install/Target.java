package dev.shrink.python.install;

import dev.shrink.config.SettingTable;
import dev.shrink.config.Settings;
import dev.shrink.lambda.Architecture;
import dev.shrink.lambda.LambdaRuntime;
import dev.shrink.python.dist.MarkerEnvironment;
import dev.shrink.python.dist.WheelTag;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What wheels must fit.
 *
 * @param minor the {@code y} of Python {@code 3.y}; empty when the settings name no Python runtime
 * @param glibcMinor the {@code y} of the runtime's glibc {@code 2.y}
 * @param machine {@code x86_64} or {@code aarch64}
 */
record Target(OptionalInt minor, int glibcMinor, String machine) {
    private static final int FIRST_PERENNIAL = 17;

    static Target of(Settings settings) {
        LambdaRuntime runtime = settings.get(SettingTable.RUNTIME);
        String machine = settings.get(SettingTable.ARCH) == Architecture.ARM64 ? "aarch64" : "x86_64";
        boolean python = runtime.language() == LambdaRuntime.Language.PYTHON;
        return new Target(python ? OptionalInt.of(runtime.version()) : OptionalInt.empty(), runtime.system().glibcMinor(), machine);
    }

    /** Whether a wheel with one of these tags can be imported there; unknown as long as no Python is known, which counts as yes. */
    boolean fits(List<WheelTag> tags) {
        return minor.isEmpty() || tags.stream().anyMatch(tag -> tag.fits(minor.getAsInt(), machine) && tag.glibcMinor() <= glibcMinor);
    }

    /** Platform tags (PEP 600 and the older names), newest first: pip prefers the first that a wheel has. */
    List<String> platforms() {
        List<String> tags = new ArrayList<>();
        boolean intel = machine.equals("x86_64");
        for (int glibc = glibcMinor; glibc >= (intel ? 5 : FIRST_PERENNIAL); glibc--) {
            tags.add("manylinux_2_" + glibc + "_" + machine);
            if (glibc == FIRST_PERENNIAL) {
                tags.add("manylinux2014_" + machine);
            } else if (glibc == 12) {
                tags.add("manylinux2010_" + machine);
            } else if (glibc == 5) {
                tags.add("manylinux1_" + machine);
            }
        }
        tags.add("linux_" + machine);
        return tags;
    }

    MarkerEnvironment markers() {
        return MarkerEnvironment.lambda("3." + minor.orElseThrow(), machine);
    }

    @Override
    public String toString() {
        return minor.isPresent() ? "Python 3." + minor.getAsInt() + " on " + machine + " with glibc 2." + glibcMinor : "any Python";
    }
}

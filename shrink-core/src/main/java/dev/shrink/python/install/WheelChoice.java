package dev.shrink.python.install;

import dev.shrink.model.ShrinkException.BadArtifact;
import dev.shrink.model.ShrinkException.BadRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Chooses the wheels that fit the target: one of each distribution. */
final class WheelChoice {
    private final Target target;

    WheelChoice(Target target) {
        this.target = target;
    }

    /**
     * @param files wheels of any number of distributions, for any number of targets
     * @throws BadArtifact if a distribution has no wheel that fits, or a file has not the name of a wheel
     * @throws BadRequest if it cannot be decided which of two versions is meant
     */
    List<WheelName> among(List<Path> files) {
        Map<String, List<WheelName>> byName = new TreeMap<>();
        for (Path file : files) {
            WheelName wheel = WheelName.of(file).orElseThrow(() -> new BadArtifact("python.wheel-name", file,
                    "its name is not name-version-python-abi-platform.whl", "Give the wheel the name that it was built under"));
            byName.computeIfAbsent(wheel.name(), n -> new ArrayList<>()).add(wheel);
        }
        return byName.values().stream().map(this::one).toList();
    }

    private WheelName one(List<WheelName> wheels) {
        List<WheelName> fitting = wheels.stream().filter(wheel -> target.fits(wheel.tags())).toList();
        if (fitting.isEmpty()) {
            String made = wheels.stream().map(WheelName::made).collect(Collectors.joining("; "));
            throw new BadArtifact("python.wrong-wheel", wheels.get(0).file(), "the wheel is for " + made + ", not for " + target,
                    "Download it with pip's --platform and --python-version, or set --runtime and --arch");
        }
        boolean oneVersion = fitting.stream().map(WheelName::version).distinct().count() == 1;
        if (!oneVersion || fitting.size() > 1 && target.minor().isEmpty()) {
            throw new BadRequest("python.which-wheel", fitting.get(0).file().getParent(), "several wheels could be meant: "
                    + fitting.stream().map(wheel -> wheel.file().getFileName().toString()).sorted().collect(Collectors.joining(", ")),
                    oneVersion ? "Say with --runtime which Python they are for" : "Leave one version of each distribution");
        }
        return fitting.stream().max(Comparator.comparingInt(WheelName::glibcMinor).thenComparing(wheel -> wheel.file().getFileName().toString())).orElseThrow();
    }
}

package dev.shrink.maven;

import java.util.List;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

import dev.shrink.Explanation;
import dev.shrink.Shrinker;
import dev.shrink.model.ShrinkException.BadRequest;
import dev.shrink.model.Size;

/** Explains why something is in the project's packages, or in given artifacts, and whether it stays. */
@Mojo(name = "why", requiresProject = false, threadSafe = true)
public final class WhyMojo extends ShrinkMojo {

    private static final int SHOWN = 20;

    /** What to explain: a path, file name, glob, class, or component. */
    @Parameter(property = "shrink.target")
    private String target;

    @Override
    void run() {
        if (target == null || target.isBlank()) {
            throw new BadRequest("why.no-target", "-Dshrink.target", "nothing is asked about", "Name a class, a file, a glob or a component");
        }
        if (hasNothing()) {
            getLog().info("nothing is packaged here");
            return;
        }
        List<Explanation> explanations = Shrinker.withInstalledRules().why(unshrunk(), target);
        if (explanations.isEmpty()) {
            throw new BadRequest("why.no-match", target, "nothing matches", "The audit goal lists components; a glob such as **/*.so finds files");
        }
        explanations.stream().limit(SHOWN).flatMap(e -> e.text().lines()).forEach(getLog()::info);
        if (explanations.size() > SHOWN) {
            long rest = explanations.stream().skip(SHOWN).mapToLong(Explanation::bytes).sum();
            getLog().info((explanations.size() - SHOWN) + " more entries match, " + new Size(rest));
        }
    }
}

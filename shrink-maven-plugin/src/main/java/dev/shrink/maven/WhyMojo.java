package dev.shrink.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

import dev.shrink.Answer;
import dev.shrink.Shrinker;
import dev.shrink.model.ShrinkException.BadRequest;

/** Explains why something is in the project's packages, or in given artifacts, and whether it stays. */
@Mojo(name = "why", requiresProject = false, threadSafe = true)
public final class WhyMojo extends ShrinkMojo {

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
        Answer answer = Shrinker.withInstalledRules().why(unshrunk(), target);
        if (answer.isEmpty()) {
            throw new BadRequest("why.no-match", target, "nothing matches", "The audit goal lists components; a glob such as **/*.so finds files");
        }
        answer.text().lines().forEach(getLog()::info);
    }
}

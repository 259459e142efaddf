package dev.shrink.files;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.shrink.analysis.Components;
import dev.shrink.analysis.Facts;
import dev.shrink.model.Component;
import dev.shrink.model.Content;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;

/** Removes metadata of builds and keeps identity: {@code pom.properties} stays, and is written into a jar whose coordinates are known but not in it. */
public final class BuildMetadata implements Rule {

    private static final RuleInfo INFO = new RuleInfo("files.build-metadata", Stage.FILES, Safety.LOSSLESS,
        "Removes build metadata of jars; keeps and completes what identifies them");
    private static final Pattern BUILD = Pattern.compile("META-INF/maven/.+/pom\\.xml|META-INF/INDEX\\.LIST|META-INF/DEPENDENCIES(\\.txt)?");
    private static final Pattern MAVEN = Pattern.compile("pkg:maven/([^/@]+)/([^/@]+)@([^?#]+).*");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        JvmContainers.Found jvm = facts.get(JvmContainers.ANALYSIS);
        Set<EntryPath> onlyLicence = facts.get(LicencePoms.ANALYSIS);
        Set<EntryPath> there = new HashSet<>();
        view.leaves().filter(entry -> jvm.holds(entry.path())).forEach(entry -> {
            there.add(entry.path());
            if (onlyLicence.contains(entry.path())) {
                out.accept(new Proposal.Rewrite(entry.path(), new PomSummary(), Reason.of(INFO, "nothing else in the jar says under which licence it is, and nothing reads the rest of it")));
            } else if (BUILD.matcher(entry.path().name()).matches()) {
                out.accept(new Proposal.Remove(entry.path(), Reason.of(INFO, "it describes how the jar was built, and nothing reads it when it runs")));
            }
        });
        Components components = facts.input().get(Components.ANALYSIS);
        view.walk().filter(entry -> entry.inner().isPresent()).forEach(jar -> complete(jar, components.ownerOf(jar.path()), there, out));
    }

    private static void complete(Entry jar, Component owner, Set<EntryPath> there, Consumer<Proposal> out) {
        Matcher maven = MAVEN.matcher(owner.purl());
        if (!maven.matches()) {
            return;
        }
        EntryPath path = jar.path().inside("META-INF/maven/" + maven.group(1) + "/" + maven.group(2) + "/pom.properties");
        if (!there.contains(path)) {
            String text = "groupId=" + maven.group(1) + "\nartifactId=" + maven.group(2) + "\nversion=" + maven.group(3) + "\n";
            out.accept(new Proposal.Add(path, Content.of(text.getBytes(StandardCharsets.UTF_8)),
                Reason.of(INFO, "scanners identify the jar by it, and it was missing", owner.purl())));
        }
    }
}

package dev.shrink.python;

import dev.shrink.analysis.ComponentSource;
import dev.shrink.analysis.Facts;
import dev.shrink.model.Component;
import dev.shrink.model.Deployment;
import dev.shrink.python.PythonTree.Installed;
import dev.shrink.python.dist.Distribution;
import dev.shrink.python.dist.MarkerEnvironment;
import dev.shrink.python.dist.Requirement;
import java.util.HashMap;
import java.util.Map;

/** Tells which files belong to which Python distribution, and which distribution requires which on the target. */
public final class PythonComponents implements ComponentSource {
    @Override
    public void claim(Deployment input, Facts facts, Claims claims) {
        PythonTree tree = facts.get(PythonTree.ANALYSIS);
        MarkerEnvironment environment = facts.get(PythonTarget.ANALYSIS).markers();
        Map<String, Component> byName = new HashMap<>();
        for (Installed here : tree.installed()) {
            byName.putIfAbsent(here.distribution().normalizedName(), component(here.distribution()));
        }
        for (Installed here : tree.installed()) {
            Distribution distribution = here.distribution();
            Component component = component(distribution);
            distribution.files().forEach(file -> here.site().file(file).ifPresent(entry -> claims.owns(component, entry.path())));
            distribution.metadata().license().filter(text -> text.indexOf('\n') < 0).ifPresent(licence -> claims.licence(component, licence));
            for (Requirement requirement : distribution.metadata().requires()) {
                if (requirement.appliesTo(environment) && byName.containsKey(requirement.name())) {
                    claims.requires(component, byName.get(requirement.name()));
                }
            }
            InstallCheck.tell(here, facts);
        }
    }

    private static Component component(Distribution distribution) {
        return new Component(distribution.purl(), distribution.normalizedName(), distribution.version());
    }
}

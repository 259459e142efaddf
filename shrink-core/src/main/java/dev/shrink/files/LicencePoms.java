package dev.shrink.files;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.shrink.analysis.Analysis;
import dev.shrink.analysis.Facts;
import dev.shrink.analysis.LicenceTexts;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import dev.shrink.model.ShrinkException.BadArtifact;

/**
 * Which embedded POMs are the only thing that says under which licence something is: the jar has no licence text and names none in its
 * manifest, or it bundles several components, of which the text may be about another one.
 */
record LicencePoms() implements Analysis<Set<EntryPath>> {

    static final LicencePoms ANALYSIS = new LicencePoms();

    private static final Pattern POM = Pattern.compile("META-INF/maven/[^/]+/([^/]+)/pom\\.xml");
    private static final Pattern SAYS_LICENCE = Pattern.compile("<license>\\s*(<\\w+>[^<]*</\\w+>\\s*)*<name>[^<]");

    @Override
    public Set<EntryPath> analyze(Deployment view, Facts facts) {
        Map<String, Integer> poms = new HashMap<>();
        Set<String> told = new HashSet<>();
        view.leaves().filter(Entry::isFile).forEach(entry -> {
            String container = entry.path().artifact() + ":" + entry.path().container();
            if (POM.matcher(entry.path().name()).matches()) {
                poms.merge(container, 1, Integer::sum);
            } else if (LicenceTexts.isText(entry) || entry.path().name().equals("META-INF/MANIFEST.MF") && text(entry).contains("Bundle-License:")) {
                told.add(container);
            }
        });
        Set<EntryPath> only = new HashSet<>();
        view.leaves().filter(entry -> entry.isFile() && POM.matcher(entry.path().name()).matches()).forEach(pom -> {
            String container = pom.path().artifact() + ":" + pom.path().container();
            if ((poms.get(container) > 1 || !told.contains(container) || isAboutAnother(pom.path())) && SAYS_LICENCE.matcher(text(pom)).find()) {
                only.add(pom.path());
            }
        });
        return only;
    }

    /** Whether the POM is one of something that the jar bundles, by its name. */
    private static boolean isAboutAnother(EntryPath pom) {
        Matcher artifact = POM.matcher(pom.name());
        String jar = pom.depth() == 0 ? "" : pom.archives().get(pom.depth() - 1);
        return artifact.matches() && !jar.isEmpty() && !jar.substring(jar.lastIndexOf('/') + 1).startsWith(artifact.group(1));
    }

    private static String text(Entry entry) {
        try {
            return new String(entry.content().bytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw BadArtifact.unreadableEntry(entry.path(), e);
        }
    }
}

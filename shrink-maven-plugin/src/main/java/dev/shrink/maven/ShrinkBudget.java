package dev.shrink.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import javax.inject.Inject;
import javax.inject.Named;

import org.apache.maven.enforcer.rule.api.AbstractEnforcerRule;
import org.apache.maven.enforcer.rule.api.EnforcerRuleError;
import org.apache.maven.enforcer.rule.api.EnforcerRuleException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystem;

import dev.shrink.Request;
import dev.shrink.Shrinker;
import dev.shrink.config.Setting;
import dev.shrink.config.SettingTable;
import dev.shrink.config.Settings;
import dev.shrink.config.ShrinkFile;
import dev.shrink.model.ShrinkException;
import dev.shrink.report.Verdict;
import dev.shrink.report.Verdict.Finding;
import dev.shrink.report.Verdict.Level;

/**
 * A rule for the Maven enforcer plugin (its API since 3.2.1) that judges as the check goal does. Its fields are what is written inside
 * {@code <shrinkBudget>}; everything else is read from shrink.yaml. It needs Maven 3.9: the scanner for components of older ones does not
 * read classes of Java 17.
 */
@Named("shrinkBudget")
public final class ShrinkBudget extends AbstractEnforcerRule {

    private final MavenSession session;
    private final ProjectDependenciesResolver projects;
    private final RepositorySystem repositories;

    /** Zips, jars or folders, which are functions of one deployment; by default what the package goal wrote. */
    private List<File> artifacts = new ArrayList<>();

    /** Their layers. */
    private List<File> layers = new ArrayList<>();

    /** A file with settings, budgets and waivers; by default shrink.yaml beside the POM, if it is there. */
    private File config;

    /** Where the package goal wrote to. */
    private File outputDirectory;

    private String budget;
    private String baseline;
    private String maxGrowth;

    @Inject
    ShrinkBudget(MavenSession session, ProjectDependenciesResolver projects, RepositorySystem repositories) {
        this.session = session;
        this.projects = projects;
        this.repositories = repositories;
    }

    @Override
    public void execute() throws EnforcerRuleException {
        try {
            judge(Shrinker.withInstalledRules().check(request()).verdict());
        } catch (ShrinkException e) {
            throw new EnforcerRuleError(e.explain(), e);
        }
    }

    private Request request() {
        MavenProject project = session.getCurrentProject();
        Path base = Optional.ofNullable(project.getBasedir()).map(File::toPath).orElse(Path.of(""));
        Path usual = base.resolve(ShrinkFile.NAME);
        ShrinkFile file = Optional.ofNullable(config).map(File::toPath).or(() -> Optional.of(usual).filter(Files::exists)).map(ShrinkFile::read).orElse(ShrinkFile.NONE);
        Settings settings = file.settings();
        settings = with(settings, SettingTable.BUDGET, budget, "<budget>");
        settings = with(settings, SettingTable.BASELINE, baseline, "<baseline>");
        settings = with(settings, SettingTable.MAX_GROWTH, maxGrowth, "<maxGrowth>");
        Settings located = new SettingPaths(base, new Resolution(session, projects, repositories)).locate(settings);
        if (!artifacts.isEmpty()) {
            return Request.of(artifacts.stream().map(File::toPath).toList(), layers.stream().map(File::toPath).toList(), located).withPolicy(file.policy());
        }
        Path folder = Optional.ofNullable(outputDirectory).map(File::toPath).orElse(Path.of(project.getBuild().getDirectory(), "shrink"));
        return new PackagedEarlier(folder).request(located).withPolicy(file.policy());
    }

    private static <T> Settings with(Settings settings, Setting<T> setting, String text, String origin) {
        return text == null || text.isBlank() ? settings : settings.withText(setting, List.of(text.strip()), origin);
    }

    private void judge(Verdict verdict) throws EnforcerRuleException {
        for (Finding finding : verdict.findings()) {
            if (finding.level() == Level.WARN) {
                getLog().warn(line(finding));
            }
        }
        if (verdict.failed()) {
            throw new EnforcerRuleException(verdict.findings().stream().filter(f -> f.level() == Level.FAIL).map(ShrinkBudget::line).collect(Collectors.joining("\n")));
        }
    }

    private static String line(Finding finding) {
        return finding.kind().name().toLowerCase(Locale.ROOT) + ": " + finding.message() + (finding.origin().isEmpty() ? "" : " (" + finding.origin() + ")");
    }

    @Override
    public String toString() {
        return "shrinkBudget of " + (artifacts.isEmpty() ? "what was packaged" : artifacts.toString());
    }
}

package dev.shrink.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.inject.Inject;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystem;

import dev.shrink.Request;
import dev.shrink.assembly.Layout;
import dev.shrink.config.Policy;
import dev.shrink.config.Settings;
import dev.shrink.config.ShrinkFile;
import dev.shrink.model.Provenance;
import dev.shrink.model.ShrinkException;
import dev.shrink.model.ShrinkException.BadRequest;
import dev.shrink.report.Baseline;

/**
 * What all goals have in common. All have the same parameters, so that one {@code <configuration>} serves them all.
 * A failed verdict is a {@link MojoFailureException}; what cannot be read or is configured wrongly is a {@link MojoExecutionException}.
 */
abstract class ShrinkMojo extends SettingParameters {

    /** Skips this goal. */
    @Parameter(property = "shrink.skip", defaultValue = "false")
    private boolean skip;

    /** A file with settings, budgets and waivers; by default shrink.yaml beside the POM, if it is there. */
    @Parameter(property = "shrink.config")
    private File config;

    /** Artifacts to work on instead of this project: zips, jars or folders, which are functions of one deployment. */
    @Parameter(property = "shrink.artifact")
    private List<File> artifacts = new ArrayList<>();

    /** Layers of shrink.artifact: zips or folders. */
    @Parameter(property = "shrink.layer")
    private List<File> artifactLayers = new ArrayList<>();

    /** How the function's package holds its libraries: lib (as jars) or exploded (unpacked into one tree). */
    @Parameter(property = "shrink.layout", defaultValue = "lib")
    private String layout;

    /** The functions of the deployment; by default this project is the only one. */
    @Parameter
    private List<Function> functions = new ArrayList<>();

    /** The name of this project's function. */
    @Parameter(property = "shrink.name", defaultValue = "${project.artifactId}")
    private String name;

    /** Layers that the functions share, each with patterns of the dependencies that it takes. */
    @Parameter
    private List<Layer> layers = new ArrayList<>();

    /** Where packages and reports are written. */
    @Parameter(property = "shrink.outputDirectory", defaultValue = "${project.build.directory}/shrink")
    private File outputDirectory;

    /** Formats in which the report is written. */
    @Parameter(property = "shrink.formats", defaultValue = "json,text")
    private List<String> formats = new ArrayList<>();

    /** Prints the whole report, not only when something failed. */
    @Parameter(property = "shrink.printReport", defaultValue = "false")
    private boolean printReport;

    @Inject
    private ProjectDependenciesResolver projectResolver;

    @Inject
    private RepositorySystem repositories;

    /** Does the goal's work. */
    abstract void run() throws MojoFailureException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("skipped, since shrink.skip is set");
            return;
        }
        try {
            run();
        } catch (ShrinkException e) {
            throw new MojoExecutionException(e.explain(), e);
        }
    }

    final MavenProject project() {
        return session().getCurrentProject();
    }

    final Path output() {
        return outputDirectory.toPath().toAbsolutePath();
    }

    /** Whether there is anything to package: a parent whose configuration is meant for its modules has nothing. */
    final boolean hasNothing() {
        return artifacts.isEmpty() && functions.isEmpty() && project().getPackaging().equals("pom");
    }

    final boolean artifactsGiven() {
        return !artifacts.isEmpty();
    }

    /** The artifacts that the user named. */
    final Request givenArtifacts() {
        return configured(settings -> Request.of(artifacts.stream().map(File::toPath).toList(), artifactLayers.stream().map(File::toPath).toList(), settings));
    }

    /** Artifacts that are there. */
    final Request request(List<Request.Input> functionFiles, List<Request.Input> layerFiles, Provenance provenance) {
        return configured(settings -> new Request(functionFiles, layerFiles, settings, Policy.NONE, Baseline.NONE, provenance));
    }

    /** The artifacts that the user named, or else the project's packages, unshrunk and put together anew. */
    final Request unshrunk() {
        if (artifactsGiven()) {
            return givenArtifacts();
        }
        Resolution resolution = resolution();
        List<ResolvedFunction> resolved = functions.isEmpty() ? List.of(resolution.function(project(), name)) : functions.stream().map(resolution::function).toList();
        Packages packages = Packages.assemble(Blueprint.of(resolved, layers, layout()), output().resolve("unshrunk"));
        packages.diagnostics().forEach(diagnostic -> getLog().warn(diagnostic.toString()));
        return request(packages.functions(), packages.layers(), packages.provenance());
    }

    final Reports reports(String fileName) {
        return new Reports(output(), fileName, formats, printReport, getLog());
    }

    private Layout layout() {
        for (Layout known : Layout.values()) {
            if (known.name().equalsIgnoreCase(layout.strip())) {
                return known;
            }
        }
        throw new BadRequest("config.value", "<layout>", "'" + layout + "' is no layout", "Write lib or exploded");
    }

    /**
     * What is run with events.
     *
     * @throws BadRequest if there are none, or if it is not said which of several functions they are for
     */
    static List<Request.Replay> running(Request request) {
        List<Request.Replay> running = request.running();
        if (running.isEmpty()) {
            throw new BadRequest("verify.no-event", "<event>", "there is no event to run a function with", "Give <event>, or <events> in a <function>");
        }
        return running;
    }

    /** The names of the project's functions, which are those of their zips. */
    final List<String> functionNames() {
        return functions.isEmpty() ? List.of(name) : functions.stream().map(Function::file).toList();
    }

    /** The project's layers. */
    final List<String> layerNames() {
        return layers.stream().map(Layer::name).toList();
    }

    /** A request with the configuration of the project. */
    final Request configured(java.util.function.Function<Settings, Request> make) {
        return make.apply(settings()).withPolicy(written().policy()).withFunctions(ofFunctions());
    }

    /** What is set for single functions: in the file, and before that in the POM. */
    private Map<String, Settings> ofFunctions() {
        Map<String, Settings> own = new HashMap<>(written().functions());
        functions.forEach(function -> own.merge(function.file(), function.own(), Settings::overriddenBy));
        own.replaceAll((function, its) -> located(its));
        return own;
    }

    private Settings settings() {
        return located(written().settings().overriddenBy(parameters()));
    }

    /** Paths that do not depend on where Maven was started. */
    private Settings located(Settings settings) {
        return new SettingPaths(base().orElse(Path.of("")), resolution()).locate(settings);
    }

    private ShrinkFile written() {
        Optional<Path> file = Optional.ofNullable(config).map(File::toPath).or(() -> base().map(b -> b.resolve(ShrinkFile.NAME)).filter(java.nio.file.Files::exists));
        return file.map(ShrinkFile::read).orElse(ShrinkFile.NONE);
    }

    private Optional<Path> base() {
        return Optional.ofNullable(project().getBasedir()).map(File::toPath);
    }

    private Resolution resolution() {
        return new Resolution(session(), projectResolver, repositories);
    }
}

package dev.shrink.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.DependencyRequest;

import dev.shrink.model.Component;
import dev.shrink.model.ShrinkException.BadRequest;

/** Finds what functions are made of: their own code and their dependencies as each is resolved by itself. */
final class Resolution {

    private static final Set<String> NOT_AT_RUN_TIME = Set.of("test", "provided", "system");

    private final MavenSession session;
    private final ProjectDependenciesResolver projects;
    private final RepositorySystem repositories;

    Resolution(MavenSession session, ProjectDependenciesResolver projects, RepositorySystem repositories) {
        this.session = session;
        this.projects = projects;
        this.repositories = repositories;
    }

    /** The module's own code as a function. */
    ResolvedFunction function(MavenProject module, String name) {
        try {
            DefaultDependencyResolutionRequest request = new DefaultDependencyResolutionRequest(module, session.getRepositorySession());
            request.setResolutionFilter((node, parents) -> isNeeded(node));
            return function(name, codeOf(module), projects.resolve(request).getDependencyGraph());
        } catch (DependencyResolutionException e) {
            throw unresolved(module.getId(), e);
        }
    }

    /** Another module of the build, or an artifact of a repository. */
    ResolvedFunction function(Function function) {
        String[] parts = function.artifact().split(":");
        if (parts.length < 2) {
            throw new BadRequest("maven.function", "<function>", "'" + function.artifact() + "' does not name an artifact", "Write <artifact>group:artifact</artifact>");
        }
        String name = function.name().orElse(parts[1]);
        Optional<MavenProject> module = session.getAllProjects().stream().filter(p -> p.getGroupId().equals(parts[0]) && p.getArtifactId().equals(parts[1])).findFirst();
        if (module.isPresent()) {
            checkOrder(module.get());
            return function(module.get(), name);
        }
        if (parts.length == 2) {
            throw new BadRequest("maven.function", "<function>", function.artifact() + " is no module of this build", "Build it together with this module, or add its version");
        }
        try {
            CollectRequest collect = new CollectRequest(new org.eclipse.aether.graph.Dependency(new DefaultArtifact(function.artifact()), "runtime"),
                session.getCurrentProject().getRemoteProjectRepositories());
            DependencyNode graph = repositories.resolveDependencies(session.getRepositorySession(), new DependencyRequest(collect, (node, parents) -> isNeeded(node))).getRoot();
            return function(name, graph.getArtifact().getFile().toPath(), graph);
        } catch (org.eclipse.aether.resolution.DependencyResolutionException e) {
            throw unresolved(function.artifact(), e);
        }
    }

    /** The file of an artifact, such as an earlier version to compare with. */
    Path file(String coordinates) {
        try {
            ArtifactRequest request = new ArtifactRequest(new DefaultArtifact(coordinates), session.getCurrentProject().getRemoteProjectRepositories(), "");
            return repositories.resolveArtifact(session.getRepositorySession(), request).getArtifact().getFile().toPath();
        } catch (ArtifactResolutionException e) {
            throw unresolved(coordinates, e);
        }
    }

    private void checkOrder(MavenProject module) {
        MavenProject current = session.getCurrentProject();
        boolean together = session.getProjects().contains(module) && !module.equals(current);
        if (together && !session.getProjectDependencyGraph().getUpstreamProjects(current, true).contains(module)) {
            throw new BadRequest("maven.order", current.getId(), "the function " + module.getArtifactId() + " need not be built before this module",
                "Add it to the <dependencies> of this module");
        }
    }

    /** Classes rather than the jar: plugins may have put dependencies into that already. */
    private static Path codeOf(MavenProject module) {
        Path classes = Path.of(module.getBuild().getOutputDirectory());
        if (Files.isDirectory(classes)) {
            return classes;
        }
        return Optional.ofNullable(module.getArtifact().getFile()).map(java.io.File::toPath).filter(Files::isRegularFile)
            .orElseThrow(() -> new BadRequest("maven.no-classes", module.getId(), "it has no classes in " + classes, "Run at least the compile phase"));
    }

    private static BadRequest unresolved(String what, Exception failure) {
        return new BadRequest("maven.unresolved", what, "what it needs cannot be resolved: " + failure.getMessage(), "See whether 'mvn dependency:tree' works");
    }

    private static ResolvedFunction function(String name, Path code, DependencyNode root) {
        List<Dependency> classPath = new ArrayList<>();
        Map<Component, Set<Component>> requirements = new HashMap<>();
        collect(root, Component.APPLICATION, classPath, requirements);
        return new ResolvedFunction(name, code, classPath, requirements);
    }

    private static void collect(DependencyNode node, Component parent, List<Dependency> classPath, Map<Component, Set<Component>> requirements) {
        for (DependencyNode child : node.getChildren()) {
            if (!isNeeded(child)) {
                continue;
            }
            Artifact artifact = child.getArtifact();
            Component component = Component.maven(artifact.getGroupId(), artifact.getArtifactId(), artifact.getBaseVersion());
            requirements.computeIfAbsent(parent, p -> new TreeSet<>()).add(component);
            if (artifact.getExtension().equals("jar") && artifact.getFile() != null) {
                Dependency dependency = new Dependency(artifact.getGroupId(), artifact.getArtifactId(), artifact.getBaseVersion(), artifact.getClassifier(), artifact.getFile().toPath());
                if (classPath.stream().noneMatch(d -> d.key().equals(dependency.key()))) {
                    classPath.add(dependency);
                }
            }
            collect(child, component, classPath, requirements);
        }
    }

    private static boolean isNeeded(DependencyNode node) {
        return node.getDependency() == null || Stream.of(node.getDependency().getScope()).noneMatch(NOT_AT_RUN_TIME::contains);
    }
}

package dev.shrink.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Functions and the layers that they share, planned as one.
 *
 * @param functions the functions; each runs with all the layers
 * @param layers    the layers in the order in which Lambda unpacks them
 */
public record Deployment(List<Artifact> functions, List<Artifact> layers) {

    public Deployment {
        functions = List.copyOf(functions);
        layers = List.copyOf(layers);
        Set<String> names = new HashSet<>();
        Stream.concat(functions.stream(), layers.stream()).map(Artifact::name).forEach(name -> {
            if (!names.add(name)) {
                throw new IllegalArgumentException("two artifacts of the deployment are called '" + name + "'");
            }
        });
    }

    /** One function without layers. */
    public static Deployment of(Artifact function) {
        return new Deployment(List.of(function), List.of());
    }

    /**
     * What one function sees: itself and the layers.
     *
     * @throws IllegalArgumentException if there is no function of that name
     */
    public Deployment only(String function) {
        List<Artifact> own = functions.stream().filter(a -> a.name().equals(function)).toList();
        if (own.isEmpty()) {
            throw new IllegalArgumentException("the deployment has no function '" + function + "'");
        }
        return new Deployment(own, layers);
    }

    /** Functions first, then layers. */
    public List<Artifact> artifacts() {
        List<Artifact> all = new ArrayList<>(functions);
        all.addAll(layers);
        return all;
    }

    /** Every entry of every artifact, nested ones included. */
    public Stream<Entry> walk() {
        return artifacts().stream().flatMap(Artifact::walk);
    }

    /** Every file that is not an opened archive, at any depth. */
    public Stream<Entry> leaves() {
        return walk().filter(Entry::isLeaf);
    }

    /** The artifact of that name. */
    public Optional<Artifact> artifact(String name) {
        return artifacts().stream().filter(a -> a.name().equals(name)).findFirst();
    }

    /** Applies a change to each artifact. */
    public Deployment mapArtifacts(UnaryOperator<Artifact> change) {
        return new Deployment(functions.stream().map(change).toList(), layers.stream().map(change).toList());
    }

    /** Applies a change to every entry; an empty answer drops it. */
    public Deployment map(Function<Entry, Optional<Entry>> change) {
        return mapArtifacts(artifact -> artifact.withRoot(artifact.root().map(change)));
    }
}

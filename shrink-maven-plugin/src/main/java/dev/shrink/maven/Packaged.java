package dev.shrink.maven;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.shrink.Request;
import dev.shrink.model.Provenance;

/** What the package goal made, for the goals that come after it in the same build. */
record Packaged(List<String> functions, List<String> layers, Provenance provenance) {

    private static final String KEY = Packaged.class.getName();

    static Packaged of(Request request) {
        return new Packaged(names(request.functions()), names(request.layers()), request.provenance());
    }

    /** @param context Maven's own for this project and plugin, which it gives without types */
    @SuppressWarnings({"unchecked", "rawtypes"})
    void keep(Map context) {
        context.put(KEY, this);
    }

    static Optional<Packaged> kept(Map<?, ?> context) {
        return Optional.ofNullable(context.get(KEY)).map(Packaged.class::cast);
    }

    private static List<String> names(List<Request.Input> inputs) {
        return inputs.stream().map(Request.Input::name).toList();
    }
}

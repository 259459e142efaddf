package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.facts.Ref;
import dev.shrink.jvm.facts.RefKind;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Reach;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Providers of {@link java.util.ServiceLoader}: files in {@code META-INF/services}, {@code META-INF/micronaut} folders, and module
 * descriptors. A service of the artifact counts once its type is reached; a service of the runtime once reached code
 * touches the runtime's packages that look it up.
 */
final class Services implements EdgeSource {
    private static final String FOLDER = "META-INF/services/";
    private static final String MICRONAUT = "META-INF/micronaut/";

    private record Provider(String className, Cause cause) {
    }

    private final Map<String, List<Provider>> providers = new LinkedHashMap<>();
    private final Map<String, List<Provider>> waiting = new LinkedHashMap<>();

    @Override
    public void start(Reach reach) {
        for (String file : reach.program().index().resources().keySet()) {
            if (isProviderList(file, reach)) {
                String service = file.substring(FOLDER.length()).replace('.', '/');
                Texts.of(reach, file).forEach(text -> Texts.lines(text).forEach(
                        line -> add(service, line.replace('.', '/'), new Cause(Node.resource(file), EdgeKind.PROVIDED_BY))));
            } else if (file.startsWith(MICRONAUT) && file.indexOf('/', MICRONAUT.length()) > 0) {
                int slash = file.indexOf('/', MICRONAUT.length());
                add(file.substring(MICRONAUT.length(), slash).replace('.', '/'), file.substring(slash + 1).replace('.', '/'),
                        new Cause(Node.resource(file), EdgeKind.PROVIDED_BY));
            }
        }
        for (ClassFacts module : reach.program().index().moduleFacts()) {
            for (Ref ref : module.structure()) {
                if (ref.kind() == RefKind.NEW) {
                    add(ref.key(), ref.owner(), new Cause(Node.resource("module-info.class"), EdgeKind.PROVIDED_BY));
                }
            }
        }
        providers.forEach((service, list) -> {
            if (!reach.program().index().contains(service)) {
                waiting.put(service, list);
            }
        });
    }

    /** Whether {@code ServiceLoader} can ask for the file; frameworks keep files of other forms and names beside such lists. */
    static boolean isProviderList(String file, Reach reach) {
        return file.startsWith(FOLDER) && file.indexOf('/', FOLDER.length()) < 0
                && !reach.program().isMissing(file.substring(FOLDER.length()).replace('.', '/'));
    }

    private void add(String service, String provider, Cause cause) {
        providers.computeIfAbsent(service, s -> new ArrayList<>()).add(new Provider(provider, cause));
    }

    @Override
    public void onClass(ClassFacts type, Reach reach) {
        List<Provider> list = providers.get(type.name());
        if (list != null) {
            provide(list, Node.type(type.name()), reach);
        }
    }

    private static void provide(List<Provider> list, Node user, Reach reach) {
        for (Provider provider : list) {
            reach.resource(provider.cause().from().name(), new Cause(user, EdgeKind.PROVIDED_BY));
            reach.construct(provider.className(), new Cause(user, EdgeKind.PROVIDED_BY));
        }
    }

    @Override
    public void onIdle(Reach reach) {
        waiting.entrySet().removeIf(entry -> {
            String service = entry.getKey();
            if (!reach.program().isPlatform(service) || !PlatformServices.lookedUp(service, reach)) {
                return false;
            }
            Node node = Node.type(service);
            reach.root(service, "the Java runtime looks up its providers");
            provide(entry.getValue(), node, reach);
            return true;
        });
    }
}

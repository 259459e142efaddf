package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Reach;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Registries of frameworks whose files are called after the class that reads them: {@code META-INF/spring/X.imports},
 * {@code META-INF/sisu/X}, and any other file in a folder of META-INF with a class's name. The file is read once the class is reached.
 */
final class RegistryFolders implements EdgeSource {
    private static final Pattern FILE = Pattern.compile("META-INF/(?!services/|micronaut/|native-image/|maven/|versions/)(?:.*/)?([\\w$]+(?:\\.[\\w$]+)+)");
    private static final List<String> SUFFIXES = List.of("", ".imports", ".replacements", ".properties", ".json", ".xml");

    private final Map<String, List<String>> filesByClass = new HashMap<>();

    @Override
    public void start(Reach reach) {
        for (String file : reach.program().index().resources().keySet()) {
            Matcher matcher = FILE.matcher(file);
            if (!matcher.matches()) {
                continue;
            }
            for (String suffix : SUFFIXES) {
                if (matcher.group(1).endsWith(suffix)) {
                    String name = matcher.group(1).substring(0, matcher.group(1).length() - suffix.length());
                    filesByClass.computeIfAbsent(name.replace('.', '/'), n -> new ArrayList<>(1)).add(file);
                }
            }
        }
    }

    @Override
    public void onClass(ClassFacts type, Reach reach) {
        Cause cause = new Cause(Node.type(type.name()), EdgeKind.NAMES);
        filesByClass.getOrDefault(type.name(), List.of()).forEach(file -> reach.resource(file, cause));
    }
}

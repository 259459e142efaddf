package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.jvm.classpath.ClassPathFile;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Reach;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.jar.Manifest;

/** Agents that a manifest starts with the program ({@code Launcher-Agent-Class}), or that the program's options may start. */
final class Agents implements EdgeSource {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final List<String> OPTIONAL = List.of("Premain-Class", "Agent-Class");

    @Override
    public void start(Reach reach) {
        for (ClassPathFile file : reach.program().index().resources().getOrDefault(MANIFEST, List.of())) {
            attribute(file, "Launcher-Agent-Class").forEach(name -> {
                reach.root(name, "Launcher-Agent-Class of a manifest");
                reach.keepWhole(name, new Cause(Node.type(name), EdgeKind.KEPT_BY_RULE));
            });
        }
    }

    @Override
    public void onIdle(Reach reach) {
        for (ClassPathFile file : reach.program().index().resources().getOrDefault(MANIFEST, List.of())) {
            for (String attribute : OPTIONAL) {
                for (String name : attribute(file, attribute)) {
                    if (reach.isLive(name)) {
                        reach.keepWhole(name, new Cause(Node.type(name), EdgeKind.DEMANDS));
                    }
                }
            }
        }
    }

    private static List<String> attribute(ClassPathFile file, String name) {
        try {
            byte[] bytes = Texts.read(file).getBytes(StandardCharsets.ISO_8859_1);
            String value = new Manifest(new ByteArrayInputStream(bytes)).getMainAttributes().getValue(name);
            return value == null ? List.of() : List.of(value.trim().replace('.', '/'));
        } catch (IOException brokenManifest) {
            // The loader ignores a manifest that it cannot read, and so does this.
            return List.of();
        }
    }
}

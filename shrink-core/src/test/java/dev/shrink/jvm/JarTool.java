package dev.shrink.jvm;

import dev.shrink.analysis.graph.Node;
import dev.shrink.jvm.classpath.ClassPath;
import dev.shrink.jvm.classpath.ClassPathFile;
import dev.shrink.jvm.classpath.ClassContainer;
import dev.shrink.jvm.edge.Roots;
import dev.shrink.jvm.edge.StandardEdges;
import dev.shrink.jvm.facts.ClassIndex;
import dev.shrink.jvm.reach.Kept;
import dev.shrink.config.Level;
import dev.shrink.jvm.reach.Program;
import dev.shrink.jvm.reach.Reachability;
import dev.shrink.jvm.reach.Reached;
import dev.shrink.jvm.reach.RunningPlatform;
import dev.shrink.jvm.rewrite.ClassShrinker;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Shrinks the jars of a folder into another folder: the engine alone, without the command line around it. */
final class JarTool {
    record ZipMember(ZipFile zip, ZipEntry entry) implements ClassPathFile {
        @Override
        public String name() {
            return entry.getName();
        }

        @Override
        public long size() {
            return entry.getSize();
        }

        @Override
        public InputStream open() throws IOException {
            return zip.getInputStream(entry);
        }
    }

    static ClassContainer jar(Path file, boolean application) throws IOException {
        ZipFile zip = new ZipFile(file.toFile());
        List<ClassPathFile> files = new ArrayList<>();
        zip.stream().filter(e -> !e.isDirectory()).forEach(e -> files.add(new ZipMember(zip, e)));
        return new ClassContainer(file.getFileName().toString(), application, files);
    }

    /** LEVEL IN OUT ROOT[,ROOT] [why=NODE]… [drop=REGEX]; a root with two colons or a leading @ is a handler. */
    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        Level level = Level.valueOf(args[0].toUpperCase());
        List<Path> jars;
        try (var list = Files.list(Path.of(args[1]))) {
            jars = new ArrayList<>(list.filter(p -> p.toString().endsWith(".jar")).sorted().toList());
        }
        jars.sort((a, b) -> Boolean.compare(!a.getFileName().toString().startsWith("app"), !b.getFileName().toString().startsWith("app")));
        List<ClassContainer> containers = new ArrayList<>();
        for (Path jar : jars) {
            containers.add(jar(jar, jar.getFileName().toString().startsWith("app")));
        }
        List<String> handlers = Arrays.stream(args[3].split(",")).filter(r -> r.contains("::") || r.startsWith("@")).map(r -> r.replace("@", "")).toList();
        List<String> mains = Arrays.stream(args[3].split(",")).filter(r -> !r.contains("::") && !r.startsWith("@")).toList();
        ClassIndex index = ClassIndex.of(new ClassPath(containers), 17);
        Program program = new Program(index, new RunningPlatform());
        Reached reached = Reachability.of(program, level, StandardEdges.of(program, new Roots(handlers, mains, List.of(), List.of(), Set.of()), dev.shrink.jvm.edge.Evidence.NONE));
        long analysed = System.nanoTime();
        write(containers, index, reached, Path.of(args[2]), level);
        System.out.printf("%s: classes %d of %d, analysis %.1f s, write %.1f s, edges %d, sites %d, heap %d MB%n", level, reached.classes().size(),
                index.classNames().size(), (analysed - start) / 1e9, (System.nanoTime() - analysed) / 1e9, reached.graph().edgeCount(),
                reached.sites().size(), Runtime.getRuntime().totalMemory() >> 20);
        index.problems().forEach((n, p) -> System.out.println("problem " + n + ": " + p));
        for (String arg : args) {
            if (arg.startsWith("why=")) {
                String n = arg.substring(4);
                for (Node node : List.of(Node.type(n), Node.resource(n), new Node(dev.shrink.analysis.graph.Space.MEMBER, n))) {
                    if (reached.graph().reached(node)) {
                        System.out.println("why " + n + " retained " + reached.graph().retained(node, x -> x.space() == dev.shrink.analysis.graph.Space.CLASS ? index.sources(x.name()).get(0).file().size() : 0));
                        System.out.println("  root " + reached.graph().witness(node).stream().findFirst().flatMap(s -> reached.graph().rootReason(s.from())));
                        reached.graph().witness(node).forEach(s -> System.out.println("  " + s));
                    }
                }
            }
            if (arg.equals("sites")) {
                reached.sites().forEach(s -> System.out.println("site " + s));
            }
            if (arg.equals("top")) {
                top(index, reached);
            }
        }
    }

    private static void top(ClassIndex index, Reached reached) {
        Map<String, Long> byPackage = new TreeMap<>();
        reached.classes().keySet().forEach(n -> {
            String[] parts = n.split("/");
            String p = String.join("/", Arrays.copyOf(parts, Math.min(4, parts.length - 1)));
            byPackage.merge(p, index.sources(n).get(0).file().size(), Long::sum);
        });
        byPackage.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()).limit(40)
                .forEach(e -> System.out.printf("  %,12d %s%n", e.getValue(), e.getKey()));
    }

    private static void write(List<ClassContainer> containers, ClassIndex index, Reached reached, Path out, Level level) throws IOException {
        Files.createDirectories(out);
        long exploded = 0;
        long before = 0;
        long classBytes = 0;
        Map<String, Long> other = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (ClassContainer container : containers) {
            try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(out.resolve(container.name()))))) {
                zip.setLevel(1);
                for (ClassPathFile file : container.files()) {
                    boolean first = seen.add(file.name());
                    before += first ? file.size() : 0;
                    if (file.name().matches("(?i).*\\.(dll|dylib|jnilib|pdb|lib|a|obj|h)$|.*(linux-(arm|ppc|aarch|x86/|musl)|linux-android|Linux-(Android|Musl)|android|ios).*\\.so.*|.*/(aarch64|arm|ppc64.*|x86|riscv64|armv.?)/[^/]*\\.so.*|META-INF/maven/.*|META-INF/versions/(18|19|2[0-9])/.*")) {
                        continue;
                    }
                    String name = file.name().replaceFirst("^META-INF/versions/\\d+/", "");
                    byte[] bytes;
                    if (name.endsWith(".class") && index.contains(name.substring(0, name.length() - 6))) {
                        Kept kept = reached.classes().get(name.substring(0, name.length() - 6));
                        if (kept == null) {
                            continue;
                        }
                        bytes = index.problems().containsKey(name.substring(0, name.length() - 6)) ? file.bytes()
                                : ClassShrinker.shrink(file.bytes(), kept, n -> index.contains(n) && !reached.classes().containsKey(n));
                        classBytes += first ? bytes.length : 0;
                    } else if (level == Level.MEMBERS && !reached.resources().contains(name) && removable(name)) {
                        continue;
                    } else {
                        bytes = file.bytes();
                        if (first) {
                            String ext = name.contains(".") ? name.substring(name.lastIndexOf('.')) : name;
                            other.merge(ext, (long) bytes.length, Long::sum);
                        }
                    }
                    exploded += first ? bytes.length : 0;
                    zip.putNextEntry(new ZipEntry(file.name()));
                    zip.write(bytes);
                    zip.closeEntry();
                }
            }
        }
        System.out.printf("exploded %,d -> %,d of which classes %,d%n", before, exploded, classBytes);
        other.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()).limit(12)
                .forEach(e -> System.out.printf("   other %,12d %s%n", e.getValue(), e.getKey()));
    }

    private static boolean removable(String name) {
        return !name.startsWith("META-INF/services/") && !name.equals("META-INF/MANIFEST.MF") && !name.matches("(?i).*(license|notice|copying).*|.*\\.so(\\.[\\d.]+)?$");
    }
}

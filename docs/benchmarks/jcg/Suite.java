import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Runs the Java cases of the call-graph suite JCG before and after shrinking with no rules, and compares exit code and all output.
 * Started by {@code docs/benchmarks/jcg.sh} with the command line of shrink on the class path.
 *
 * <p>Each case is shrunk in two settings. {@code own}: the case is the application, whose reached classes stay whole. {@code library}: the
 * case is a jar, started by a class of another package, so that nothing of it counts as the application's own.
 */
public final class Suite {
    private static final Pattern CASE = Pattern.compile("(?ms)^## *(\\S[^\\n]*)\\n\\[//\\]: # \\(MAIN: *([\\w.$]+)\\)\\n(.*?)^\\[//\\]: # \\(END\\)");
    private static final Pattern FILE = Pattern.compile("(?ms)^```java\\n// ([^\\n]*)\\n(.*?)^```");
    private static final String STARTER = "package launch.by.name; public class Start { public static void main(String[] a) throws Throwable { %s.main(a); } }";
    private static final String STARTER_BY_NAME = "package launch.by.name; public class Start { public static void main(String[] a) throws Throwable { "
            + "java.lang.reflect.Method m = Class.forName(\"%s\").getMethod(\"main\", String[].class); m.setAccessible(true); "
            + "try { m.invoke(null, (Object) a); } catch (java.lang.reflect.InvocationTargetException e) { throw e.getCause(); } } }";
    private static final List<String> SETTINGS = List.of("own", "library");
    private static final List<String> LEVELS = List.of("classes", "members");

    private record Case(String name, String main, Map<String, String> sources) {
    }

    private final Path work;
    private final Method shrink;

    private Suite(Path work) throws ReflectiveOperationException {
        this.work = work;
        this.shrink = Class.forName("dev.shrink.cli.Main").getDeclaredMethod("run", String[].class);
        shrink.setAccessible(true);
    }

    public static void main(String[] arguments) throws Exception {
        Path sources = Path.of(arguments[0]);
        Suite suite = new Suite(Path.of(arguments[1]).toAbsolutePath());
        List<String> only = List.of(arguments).subList(2, arguments.length);
        suite.run(sources, only);
    }

    private void run(Path checkout, List<String> only) throws Exception {
        List<Case> cases = new ArrayList<>();
        try (Stream<Path> pages = Files.list(checkout.resolve("jcg_testcases/src/main/resources/java"))) {
            for (Path page : pages.filter(p -> p.toString().endsWith(".md")).sorted().toList()) {
                cases.addAll(parse(Files.readString(page)));
            }
        }
        cases.removeIf(c -> !only.isEmpty() && !only.contains(c.name()));
        System.out.printf("%-14s %-22s %-22s %-22s %-22s%n", "case", "own classes", "own members", "library classes", "library members");
        Map<String, int[]> totals = new LinkedHashMap<>();
        for (Case each : cases) {
            run(each, checkout.resolve("jcg_annotations/src/main/java"), totals);
        }
        System.out.println("cases: " + cases.size());
        totals.forEach((setting, count) -> System.out.printf("%-18s same %d, different but a dynamic site is reported %d, different %d%n", setting, count[0], count[1], count[2]));
    }

    private static List<Case> parse(String page) {
        List<Case> cases = new ArrayList<>();
        Matcher each = CASE.matcher(page);
        while (each.find()) {
            Map<String, String> sources = new LinkedHashMap<>();
            Matcher file = FILE.matcher(each.group(3));
            while (file.find()) {
                sources.put(file.group(1).trim(), file.group(2));
            }
            cases.add(new Case(each.group(1).trim(), each.group(2), sources));
        }
        return cases;
    }

    private void run(Case each, Path annotations, Map<String, int[]> totals) throws Exception {
        Path folder = work.resolve(each.name());
        delete(folder);
        Path classes = compile(each, folder, annotations);
        String before = output(classes.toString(), each.main(), folder);
        Files.writeString(folder.resolve("before.txt"), before);
        StringBuilder row = new StringBuilder(String.format("%-14s", each.name()));
        for (String setting : SETTINGS) {
            Path input = setting.equals("own") ? classes : library(each, folder, classes);
            String main = setting.equals("own") ? each.main() : "launch.by.name.Start";
            for (String level : LEVELS) {
                String id = setting + "-" + level;
                Path out = folder.resolve(id);
                Path report = folder.resolve(id + ".json");
                int code = (int) shrink.invoke(null, (Object) new String[] {"shrink", input.toString(), "-O", out.toString(), "--root", main, "--level", level,
                        "-o", "json=" + report, "--quiet"});
                String after = code == 0 ? output(setting.equals("own") ? out.toString() : out + ":" + out.resolve("lib") + "/*", main, folder) : "shrink exits with " + code;
                Files.writeString(folder.resolve(id + ".txt"), after);
                boolean same = after.equals(before);
                boolean site = !same && code == 0 && Files.readString(report).replaceAll("\\s", "").contains("\"dynamicSites\":[{");
                totals.computeIfAbsent(id, i -> new int[3])[same ? 0 : site ? 1 : 2]++;
                row.append(String.format(" %-22s", same ? "same" : site ? "DIFFERENT, site told" : "DIFFERENT"));
            }
        }
        System.out.println(row.toString().stripTrailing());
    }

    private static Path compile(Case each, Path folder, Path annotations) throws IOException {
        Path stubs = Files.createDirectories(folder.resolve("annotations"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> files = new ArrayList<>();
        for (Map.Entry<String, String> source : each.sources().entrySet()) {
            Path file = folder.resolve("src").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            files.add(file.toString());
        }
        // The annotations name the expected targets: left in the class files they would give the answers away.
        List<String> silent = new ArrayList<>();
        try (Stream<Path> all = Files.walk(annotations)) {
            for (Path file : all.filter(n -> n.toString().endsWith(".java")).toList()) {
                Path copy = folder.resolve("annotations-src").resolve(annotations.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, Files.readString(file).replaceAll("\\bRUNTIME\\b", "SOURCE"));
                silent.add(copy.toString());
            }
        }
        javac(stubs, "", silent);
        javac(classes, stubs.toString(), files);
        return classes;
    }

    private static Path library(Case each, Path folder, Path classes) throws Exception {
        Path input = folder.resolve("library");
        Files.createDirectories(input.resolve("lib"));
        Path starter = folder.resolve("Start.java");
        Files.writeString(starter, String.format(STARTER, each.main()));
        int code = java.util.spi.ToolProvider.findFirst("jar").orElseThrow().run(System.out, System.err, "cf", input.resolve("lib/case.jar").toString(), "-C", classes.toString(), ".");
        if (code != 0) {
            throw new IOException("jar exits with " + code);
        }
        try {
            javac(input, classes.toString(), List.of(starter.toString()));
        } catch (IOException notAccessible) {
            // The main class is in the unnamed package, or not public.
            Files.writeString(starter, String.format(STARTER_BY_NAME, each.main()));
            javac(input, classes.toString(), List.of(starter.toString()));
        }
        return input;
    }

    private static void javac(Path out, String path, List<String> files) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-nowarn", "-source", "8", "-target", "8", "-encoding", "UTF-8", "-Xlint:-options", "-cp", path, "-d", out.toString()));
        arguments.addAll(files);
        java.io.ByteArrayOutputStream messages = new java.io.ByteArrayOutputStream();
        if (ToolProvider.getSystemJavaCompiler().run(null, messages, messages, arguments.toArray(String[]::new)) != 0) {
            throw new IOException(messages.toString(StandardCharsets.UTF_8));
        }
    }

    /** Exit code and all output of a program; stack frames of the starter and identity hashes differ and are taken out. */
    private static String output(String path, String main, Path folder) throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", path, main)
                .directory(folder.toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return text.replaceAll("@[0-9a-f]{5,8}\\b", "@").replaceAll("(?m)^\\s+at launch\\.by\\.name\\..*\\n", "").replaceAll("(?m)^\\s+at java\\.base/(jdk\\.internal|java\\.lang)\\.reflect\\..*\\n", "").replaceAll("0x[0-9a-f]{12,16}", "0x") + "exit " + process.exitValue() + "\n";
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}

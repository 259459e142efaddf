package dev.shrink.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrink.config.Level;
import dev.shrink.jvm.classpath.ClassContainer;
import dev.shrink.jvm.classpath.ClassPath;
import dev.shrink.jvm.classpath.ClassPathFile;
import dev.shrink.jvm.edge.Evidence;
import dev.shrink.jvm.edge.Roots;
import dev.shrink.jvm.edge.StandardEdges;
import dev.shrink.jvm.facts.ClassIndex;
import dev.shrink.jvm.reach.Kept;
import dev.shrink.jvm.reach.Program;
import dev.shrink.jvm.reach.Reachability;
import dev.shrink.jvm.reach.Reached;
import dev.shrink.jvm.reach.RunningPlatform;
import dev.shrink.jvm.rewrite.ClassShrinker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A program in a few lines of source: compiled, shrunk and run in memory. The class {@code app.Main} is a {@code Callable<String>}
 * whose result must be the same before and after. Classes outside {@code app} are the library.
 */
public final class SmallProgram {
    private final Map<String, String> sources = new TreeMap<>();
    private final Map<String, byte[]> resources = new TreeMap<>();
    private Roots roots = Roots.main("app.Main");
    private Evidence evidence = Evidence.NONE;

    /** A program whose main class has this body of {@code call()}. */
    public static SmallProgram main(String body) {
        return new SmallProgram().source("app.Main", "package app; import java.util.*; public class Main implements java.util.concurrent.Callable<String> {"
                + " public String call() throws Exception { " + body + " } }");
    }

    public SmallProgram source(String className, String text) {
        sources.put(className, text);
        return this;
    }

    /** A class of the library: {@code lib.Name}, with its declaration. */
    public SmallProgram lib(String declaration) {
        String name = declaration.replaceFirst("(?s)^.*?(?:class|interface|enum|record) (\\w+).*$", "$1");
        return source("lib." + name, "package lib; import java.util.*; " + declaration);
    }

    public SmallProgram resource(String name, String text) {
        return resource(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public SmallProgram resource(String name, byte[] bytes) {
        resources.put(name, bytes.clone());
        return this;
    }

    /** Classes of the Java runtime that the program brings along, as old API jars do. */
    public SmallProgram platformCopies(String... names) {
        for (String name : names) {
            try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(name + ".class")) {
                resource(name + ".class", in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return this;
    }

    public SmallProgram roots(Roots other) {
        roots = other;
        return this;
    }

    public SmallProgram evidence(Evidence other) {
        evidence = other;
        return this;
    }

    /** Shrinks at a level and runs both; fails unless the results are equal. */
    public Shrunk shrunkTo(Level level) {
        Shrunk shrunk = analyzed(level);
        assertThat(shrunk.run()).isEqualTo(run(shrunk.before));
        return shrunk;
    }

    /** Shrinks without running. */
    public Shrunk analyzed(Level level) {
        Map<String, byte[]> before = new LinkedHashMap<>(compile());
        before.putAll(resources);
        ClassIndex index = index(before);
        Program program = new Program(index, new RunningPlatform());
        Reached reached = Reachability.of(program, level, StandardEdges.of(program, roots, evidence));
        Map<String, byte[]> after = new LinkedHashMap<>();
        before.forEach((name, bytes) -> {
            String type = name.replaceFirst("^META-INF/versions/\\d+/", "").replaceFirst("\\.class$", "");
            Kept kept = reached.classes().get(type);
            if (!name.endsWith(".class")) {
                after.put(name, bytes);
            } else if (kept != null) {
                after.put(name, ClassShrinker.shrink(bytes, kept, n -> index.contains(n) && !reached.classes().containsKey(n)));
            }
        });
        return new Shrunk(before, after, reached);
    }

    /** The classes and resources of a program held in memory. */
    public static ClassIndex index(Map<String, byte[]> contents) {
        List<ClassPathFile> files = new ArrayList<>();
        contents.forEach((name, bytes) -> files.add(new Memory(name, bytes)));
        return ClassIndex.of(new ClassPath(List.of(new ClassContainer("program", false, files))), Runtime.version().feature());
    }

    /** What is left of a program. */
    public record Shrunk(Map<String, byte[]> before, Map<String, byte[]> after, Reached reached) {
        public Set<String> classes() {
            return reached.classes().keySet();
        }

        /** Keys of the methods of a class that keep their code. */
        public Set<String> methods(String className) {
            return reached.classes().get(className).code();
        }

        public String run() {
            return SmallProgram.run(after);
        }
    }

    private static String run(Map<String, byte[]> files) {
        ClassLoader loader = new MemoryLoader(files);
        Thread thread = Thread.currentThread();
        ClassLoader context = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return String.valueOf(((Callable<?>) loader.loadClass("app.Main").getDeclaredConstructor().newInstance()).call());
        } catch (Throwable e) {
            return "threw " + e + (e.getCause() == null ? "" : " because of " + e.getCause());
        } finally {
            thread.setContextClassLoader(context);
        }
    }

    private Map<String, byte[]> compile() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        Map<String, ByteArrayOutputStream> output = new TreeMap<>();
        try (StandardJavaFileManager standard = compiler.getStandardFileManager(problems, null, StandardCharsets.UTF_8)) {
            JavaFileManager manager = new ForwardingJavaFileManager<>(standard) {
                @Override
                public JavaFileObject getJavaFileForOutput(Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    output.put(className.replace('.', '/') + ".class", bytes);
                    return new SimpleJavaFileObject(URI.create("mem:///" + className.replace('.', '/') + ".class"), kind) {
                        @Override
                        public ByteArrayOutputStream openOutputStream() {
                            return bytes;
                        }
                    };
                }
            };
            List<JavaFileObject> units = new ArrayList<>();
            sources.forEach((name, text) -> units.add(new SimpleJavaFileObject(URI.create("mem:///" + name.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return text;
                }
            }));
            boolean compiled = compiler.getTask(null, manager, problems, List.of("-parameters", "-proc:none"), null, units).call();
            assertThat(compiled).as(() -> problems.getDiagnostics().stream().map(Diagnostic::toString).toList().toString()).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, byte[]> classes = new TreeMap<>();
        output.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        return classes;
    }

    private record Memory(String name, byte[] content) implements ClassPathFile {
        @Override
        public long size() {
            return content.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(content);
        }
    }

    private static final class MemoryLoader extends ClassLoader {
        private final Map<String, byte[]> files;
        private final Path folder;

        MemoryLoader(Map<String, byte[]> files) {
            super(ClassLoader.getPlatformClassLoader());
            this.files = files;
            try {
                this.folder = Files.createTempDirectory("program");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = files.get(name.replace('.', '/') + ".class");
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }

        @Override
        protected java.net.URL findResource(String name) {
            byte[] bytes = files.get(name);
            if (bytes == null) {
                return null;
            }
            try {
                Path file = folder.resolve(name.replace('/', '_'));
                Files.write(file, bytes);
                file.toFile().deleteOnExit();
                return file.toUri().toURL();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        protected java.util.Enumeration<java.net.URL> findResources(String name) {
            java.net.URL url = findResource(name);
            return url == null ? java.util.Collections.emptyEnumeration() : java.util.Collections.enumeration(List.of(url));
        }
    }
}

package dev.shrink.verify.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.shrink.model.ShrinkException;

/**
 * AWS's own runtime interface client for Java, in a JVM with the flags of the managed runtime.
 *
 * <p>The client is bundled. It unpacks its native library to one fixed file in {@code /tmp}, where functions that start together
 * overwrite each other's; here the library is unpacked once, into {@code folder}, and named by the property that the client reads.
 */
public final class JavaClient implements RuntimeClient {

    private static final String MAIN_CLASS = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final String NATIVE_PROPERTY = "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";
    private static final String NATIVE_FILE = "libaws-lambda-jni.so";
    private static final String CLIENT_JAR = "aws-lambda-java-runtime-interface-client.jar";
    private static final List<String> JARS = List.of(CLIENT_JAR, "aws-lambda-java-core.jar", "aws-lambda-java-serialization.jar", "utils-lite.jar", "annotations.jar");
    /** From this release on, loading a native library without permission is warned about. */
    private static final int NATIVE_ACCESS_RELEASE = 22;
    private static final int HEAP_PERCENT = 85;

    private final Path folder;
    private final Path javaHome;
    private final String javaVersion;
    private final List<String> moreOptions;
    private final List<Path> moreClassPath;

    private JavaClient(Path folder, Path javaHome, String javaVersion, List<String> moreOptions, List<Path> moreClassPath) {
        this.folder = folder;
        this.javaHome = javaHome;
        this.javaVersion = javaVersion;
        this.moreOptions = moreOptions;
        this.moreClassPath = moreClassPath;
    }

    /**
     * Unpacks the bundled client.
     *
     * @param folder   where to; made if it does not exist
     * @param javaHome the JDK or JRE that runs the function
     * @throws ShrinkException.BadRequest if {@code javaHome} has no Java, or the client knows no native library for this machine
     */
    public static JavaClient unpack(Path folder, Path javaHome) throws IOException {
        Path home = javaHome.toRealPath();
        if (!Files.isExecutable(home.resolve("bin/java"))) {
            throw new ShrinkException.BadRequest("verify.no-java", javaHome, "there is no bin/java here", "Give the home folder of a JDK or JRE");
        }
        Files.createDirectories(folder);
        for (String jar : JARS) {
            new Bundled(JavaClient.class, "client/" + jar).copyTo(folder.resolve(jar));
        }
        String library = nativeLibrary();
        try (JarFile client = new JarFile(folder.resolve(CLIENT_JAR).toFile()); InputStream in = client.getInputStream(client.getEntry(library))) {
            Files.copy(in, folder.resolve(NATIVE_FILE), StandardCopyOption.REPLACE_EXISTING);
        }
        return new JavaClient(folder.toRealPath(), home, versionOf(home), List.of(), List.of());
    }

    private static String nativeLibrary() throws IOException {
        String cpu = System.getProperty("os.arch");
        String architecture = cpu.equals("amd64") || cpu.equals("x86_64") ? "x86_64" : cpu.equals("aarch64") ? "aarch_64" : "";
        if (!System.getProperty("os.name").equals("Linux") || architecture.isEmpty()) {
            throw new ShrinkException.BadRequest("verify.platform", System.getProperty("os.name") + " " + cpu,
                "AWS's runtime interface client for Java runs on Linux on x86_64 and arm64 only", "Run this in a Linux container");
        }
        try (var libraries = Files.newDirectoryStream(Path.of("/lib"), "ld-musl-*")) {
            return "jni/libaws-lambda-jni.linux" + (libraries.iterator().hasNext() ? "_musl-" : "-") + architecture + ".so";
        }
    }

    private static String versionOf(Path home) throws IOException {
        Properties release = new Properties();
        if (Files.exists(home.resolve("release"))) {
            try (InputStream in = Files.newInputStream(home.resolve("release"))) {
                release.load(in);
            }
        }
        return release.getProperty("JAVA_VERSION", System.getProperty("java.version")).replace("\"", "");
    }

    /** The same client with a recorder: classes in front of its own on the class path, and options behind the managed runtime's. For plain processes. */
    public JavaClient withRecorder(Path classes, List<String> options) {
        return new JavaClient(folder, javaHome, javaVersion, List.copyOf(options), List.of(classes));
    }

    /** Java's feature release, 17 for 17.0.15. */
    public int featureRelease() {
        return Integer.parseInt(javaVersion.split("[.+-]")[0]);
    }

    @Override
    public String title() {
        return "AWS's runtime interface client on Java " + javaVersion;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Launch launch(Folders folders, FunctionSettings settings) {
        List<String> command = new ArrayList<>(List.of(javaHome.resolve("bin/java").toString(),
            "-XX:+UseSerialGC", "-XX:+TieredCompilation", "-XX:TieredStopAtLevel=1", "-Djava.net.preferIPv4Stack=true",
            "-Xmx" + (long) settings.memoryMib() * 1024 * HEAP_PERCENT / 100 + "k",
            "-Djava.io.tmpdir=" + folders.temp(),
            "-D" + NATIVE_PROPERTY + "=" + folders.client().resolve(NATIVE_FILE)));
        if (featureRelease() >= NATIVE_ACCESS_RELEASE) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(moreOptions);
        command.add("-cp");
        command.add(Stream.concat(moreClassPath.stream(), JARS.stream().map(folders.client()::resolve)).map(Path::toString).collect(Collectors.joining(":")));
        command.add(MAIN_CLASS);
        command.add(settings.handler());
        return new Launch(command, Map.of(), List.of(javaHome));
    }
}

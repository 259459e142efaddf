package dev.shrink.jvm.reach;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The runtime of a Java release other than the running one, by the signatures that the JDK holds for {@code javac --release} (JEP 247): {@code lib/ct.sym},
 * a zip file with one folder for each set of releases that share a signature, named by one character a release (8, 9, then A for 10), in it a folder for
 * each module. It describes exported packages only; of all others the running release is the best that is known.
 */
public final class TargetPlatform implements Platform {
    private static final String SIGNATURE = ".sig";
    private static final int OLDEST = 8;

    /**
     * The platform for a release.
     *
     * @param platform what is known of it
     * @param shortcoming why it is that of another release, if it is
     */
    public record Choice(Platform platform, Optional<String> shortcoming) {
    }

    private final Map<String, byte[]> signatures;
    private final RunningPlatform running = new RunningPlatform();
    private final Set<String> exported = exportedPackages();
    private final Map<String, Optional<PlatformClass>> known = new ConcurrentHashMap<>();

    private TargetPlatform(Map<String, byte[]> signatures) {
        this.signatures = signatures;
    }

    /** The platform of a feature release, as far as the running JDK knows it. */
    public static Choice of(int release) {
        return of(release, Path.of(System.getProperty("java.home"), "lib", "ct.sym"));
    }

    static Choice of(int release, Path symbols) {
        int own = Runtime.version().feature();
        if (release == own) {
            return new Choice(new RunningPlatform(), Optional.empty());
        }
        if (!Files.isRegularFile(symbols)) {
            return new Choice(new RunningPlatform(), Optional.of("the running Java " + own + " has no signatures of other releases (it is no JDK), so its own classes stand in for those of Java " + release));
        }
        try {
            Map<String, byte[]> signatures = signatures(symbols, release);
            return signatures.isEmpty() ? new Choice(new RunningPlatform(), Optional.of("the running JDK " + own + " does not know Java " + release + ", so its own classes stand in"))
                    : new Choice(new TargetPlatform(signatures), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + symbols, e);
        }
    }

    /** Signatures by internal class name: some megabytes, read at once, since opening the file reads its whole directory. */
    private static Map<String, byte[]> signatures(Path symbols, int release) throws IOException {
        char code = Character.toUpperCase(Character.forDigit(release, Character.MAX_RADIX));
        Map<String, byte[]> signatures = new HashMap<>();
        try (ZipFile zip = new ZipFile(symbols.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                int releases = name.indexOf('/');
                int module = name.indexOf('/', releases + 1);
                if (name.endsWith(SIGNATURE) && release >= OLDEST && module > 0 && name.substring(0, releases).indexOf(code) >= 0 && !name.substring(0, releases).contains("-")) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        signatures.put(name.substring(module + 1, name.length() - SIGNATURE.length()), in.readAllBytes());
                    }
                }
            }
        }
        return signatures;
    }

    private static Set<String> exportedPackages() {
        Set<String> packages = new HashSet<>();
        ModuleFinder.ofSystem().findAll().forEach(m -> m.descriptor().exports().stream().filter(e -> !e.isQualified())
                .map(ModuleDescriptor.Exports::source).forEach(p -> packages.add(p.replace('.', '/'))));
        return packages;
    }

    @Override
    public Optional<PlatformClass> find(String internalName) {
        return known.computeIfAbsent(internalName, this::read);
    }

    private Optional<PlatformClass> read(String internalName) {
        byte[] signature = signatures.get(internalName);
        if (signature == null) {
            return running.find(internalName).filter(c -> !c.isPublic() || !exported.contains(internalName.substring(0, internalName.lastIndexOf('/'))));
        }
        return Optional.of(PlatformReader.read(signature));
    }
}

package dev.shrink.lambda;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The shared libraries that a managed runtime brings, and the newest symbol versions that they define. From the package lists of
 * Amazon Linux 2 (glibc 2.26, GCC 7.3) and Amazon Linux 2023 (glibc 2.34, GCC 11) and GCC's table of library versions.
 */
public final class SystemLibraries {

    private static final Set<String> ALWAYS = Set.of("libc.so.6", "libm.so.6", "libpthread.so.0", "libdl.so.2", "librt.so.1", "libutil.so.1", "libresolv.so.2",
        "libanl.so.1", "libmvec.so.1", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1", "libstdc++.so.6", "libgcc_s.so.1", "libz.so.1");

    /** What libraries with packed relative relocations (RELR) ask for; defined since glibc 2.36. */
    private static final String PACKED_RELOCATIONS = "GLIBC_ABI_DT_RELR";

    private final LambdaRuntime runtime;

    public SystemLibraries(LambdaRuntime runtime) {
        this.runtime = runtime;
    }

    /** Whether the loader finds the library although no artifact has it. {@code libgomp.so.1} is the one that is missed most often. */
    public boolean has(String soname) {
        Set<String> names = new HashSet<>(ALWAYS);
        if (runtime.language() == LambdaRuntime.Language.JAVA) {
            names.addAll(Set.of("libjvm.so", "libjava.so", "libjawt.so"));
        } else {
            names.add("libpython3.so");
            names.add("libpython3." + runtime.version() + ".so.1.0");
        }
        names.add(runtime.system() == LambdaRuntime.System.AL2 ? "libcrypt.so.1" : "libcrypt.so.2");
        return names.contains(soname);
    }

    /** The newest version of the family that a version belongs to, such as {@code GLIBC_2.34}; empty if nothing is known of it. */
    public Optional<String> newest(String version) {
        boolean old = runtime.system() == LambdaRuntime.System.AL2;
        if (version.startsWith("GLIBC_2.") || version.equals(PACKED_RELOCATIONS)) {
            return Optional.of("GLIBC_2." + runtime.system().glibcMinor());
        }
        if (version.startsWith("GLIBCXX_3.4.")) {
            return Optional.of(old ? "GLIBCXX_3.4.24" : "GLIBCXX_3.4.29");
        }
        if (version.startsWith("CXXABI_1.3.")) {
            return Optional.of(old ? "CXXABI_1.3.11" : "CXXABI_1.3.13");
        }
        return Optional.empty();
    }

    /** Whether the runtime's libraries define the version, or are not known to lack it. */
    public boolean defines(String version) {
        if (version.equals(PACKED_RELOCATIONS)) {
            return runtime.system().glibcMinor() >= 36;
        }
        return newest(version).map(newest -> last(version) <= last(newest)).orElse(true);
    }

    /** GLIBC_2.2.5 is older than GLIBC_2.3: only the number behind the family's fixed part counts. */
    private static int last(String version) {
        String family = version.startsWith("GLIBC_2.") ? "GLIBC_2." : version.startsWith("GLIBCXX_3.4.") ? "GLIBCXX_3.4." : "CXXABI_1.3.";
        String rest = version.substring(family.length()).split("\\.")[0];
        return rest.chars().allMatch(Character::isDigit) && !rest.isEmpty() && rest.length() < 9 ? Integer.parseInt(rest) : 0;
    }
}

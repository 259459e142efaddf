package dev.shrink.python.dist;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The values of the environment markers of the machine that a deployment is for (PEP 508), not of the machine that packages it.
 *
 * @param values by marker variable, such as {@code python_version}
 * @param extras the extras under which a requirement is asked; empty when none
 */
public record MarkerEnvironment(Map<String, String> values, Set<String> extras) {
    public MarkerEnvironment {
        values = Map.copyOf(values);
        extras = Set.copyOf(extras);
    }

    /**
     * CPython on Lambda's Linux.
     *
     * @param pythonVersion two or three numbers, {@code 3.13}
     * @param machine as {@code uname -m} says: {@code x86_64} or {@code aarch64}
     */
    public static MarkerEnvironment lambda(String pythonVersion, String machine) {
        String[] parts = pythonVersion.split("\\.");
        String minor = parts.length > 1 ? parts[0] + "." + parts[1] : pythonVersion;
        String full = parts.length > 2 ? pythonVersion : minor + ".0";
        Map<String, String> values = new HashMap<>();
        values.put("python_version", minor);
        values.put("python_full_version", full);
        values.put("implementation_version", full);
        values.put("implementation_name", "cpython");
        values.put("platform_python_implementation", "CPython");
        values.put("os_name", "posix");
        values.put("sys_platform", "linux");
        values.put("platform_system", "Linux");
        values.put("platform_machine", machine);
        values.put("platform_release", "");
        values.put("platform_version", "");
        return new MarkerEnvironment(values, Set.of());
    }

    /** The same machine, asked with other extras. */
    public MarkerEnvironment withExtras(Set<String> names) {
        return new MarkerEnvironment(values, names);
    }
}

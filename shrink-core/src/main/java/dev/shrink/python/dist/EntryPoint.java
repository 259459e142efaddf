package dev.shrink.python.dist;

import java.util.ArrayList;
import java.util.List;

/**
 * A named object that a distribution offers to whoever looks it up (entry points specification).
 *
 * @param group such as {@code console_scripts}
 * @param name of the entry point
 * @param module dotted module that holds the object
 * @param object attribute path in the module; empty for the module itself
 */
public record EntryPoint(String group, String name, String module, String object) {
    /** Reads {@code entry_points.txt}; lines outside its INI form are skipped. */
    public static List<EntryPoint> parse(byte[] bytes) {
        List<EntryPoint> found = new ArrayList<>();
        String group = "";
        for (String raw : HeaderBlock.decode(bytes).split("\\R")) {
            String line = raw.strip();
            int equals = line.indexOf('=');
            if (line.startsWith("[") && line.endsWith("]")) {
                group = line.substring(1, line.length() - 1).strip();
            } else if (equals > 0 && !line.startsWith("#") && !line.startsWith(";")) {
                found.add(of(group, line.substring(0, equals).strip(), line.substring(equals + 1).strip()));
            }
        }
        return List.copyOf(found);
    }

    private static EntryPoint of(String group, String name, String target) {
        int extras = target.indexOf('[');
        String reference = (extras < 0 ? target : target.substring(0, extras)).strip();
        int colon = reference.indexOf(':');
        return colon < 0 ? new EntryPoint(group, name, reference, "")
                : new EntryPoint(group, name, reference.substring(0, colon).strip(), reference.substring(colon + 1).strip());
    }

    /** True for what installers turn into files of {@code bin/}: nobody looks it up in a Lambda function. */
    public boolean isScript() {
        return group.equals("console_scripts") || group.equals("gui_scripts");
    }
}

package dev.shrink.sbom;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes a CycloneDX 1.6 bill of materials (ECMA-424). The same parts give the same document: its serial number is made of them, and it has no time. */
public final class CycloneDx {

    /** The name of a bill of materials inside a jar or a layer, where scanners look for it. */
    public static final String FILE = "META-INF/sbom/application.cdx.json";

    private static final Set<String> SPDX = Set.of("Apache-2.0", "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "EPL-1.0", "EPL-2.0", "LGPL-2.1-only",
        "LGPL-3.0-only", "GPL-2.0-only", "GPL-3.0-only", "MPL-2.0", "CC0-1.0", "Zlib", "PSF-2.0", "CDDL-1.0", "CDDL-1.1", "BSL-1.0", "Unlicense");

    private CycloneDx() { }

    /**
     * A component that ships.
     *
     * @param purl       its package URL, its identity
     * @param name       {@code group:artifact} or a distribution's name
     * @param version    may be empty
     * @param licence    may be empty
     * @param requires   package URLs of what it asks for
     * @param properties further facts, such as bytes
     */
    public record Part(String purl, String name, String version, String licence, List<String> requires, Map<String, String> properties) { }

    /**
     * @param application what the parts make up
     * @param requires    package URLs of what the application itself asks for
     * @return the document as values that Jackson writes
     */
    public static Map<String, Object> document(String application, List<String> requires, List<Part> parts) {
        List<Part> sorted = parts.stream().collect(Collectors.toMap(Part::purl, p -> p, (a, b) -> a, TreeMap::new)).values().stream().toList();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
        document.put("bomFormat", "CycloneDX");
        document.put("specVersion", "1.6");
        document.put("serialNumber", "urn:uuid:" + UUID.nameUUIDFromBytes((application + sorted).getBytes(StandardCharsets.UTF_8)));
        document.put("version", 1);
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("tools", Map.of("components", List.of(Map.of("type", "application", "name", "shrink"))));
        metadata.put("component", Map.of("type", "application", "bom-ref", application, "name", application));
        document.put("metadata", metadata);
        document.put("components", sorted.stream().map(CycloneDx::component).toList());
        document.put("dependencies", dependencies(application, requires, sorted));
        return document;
    }

    private static Map<String, Object> component(Part part) {
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("type", "library");
        component.put("bom-ref", part.purl());
        int colon = part.name().indexOf(':');
        if (colon > 0) {
            component.put("group", part.name().substring(0, colon));
        }
        component.put("name", part.name().substring(colon + 1));
        if (!part.version().isEmpty()) {
            component.put("version", part.version());
        }
        if (!part.licence().isEmpty()) {
            component.put("licenses", List.of(Map.of("license", Map.of(SPDX.contains(part.licence()) ? "id" : "name", part.licence()))));
        }
        component.put("purl", part.purl());
        if (!part.properties().isEmpty()) {
            component.put("properties", new TreeMap<>(part.properties()).entrySet().stream().map(e -> new TreeMap<>(Map.of("name", e.getKey(), "value", e.getValue()))).toList());
        }
        return component;
    }

    private static List<Map<String, Object>> dependencies(String application, List<String> requires, List<Part> parts) {
        Set<String> present = parts.stream().map(Part::purl).collect(Collectors.toSet());
        Set<String> required = parts.stream().flatMap(p -> p.requires().stream()).collect(Collectors.toSet());
        Set<String> direct = new TreeSet<>(requires);
        present.stream().filter(purl -> !required.contains(purl)).forEach(direct::add);
        List<Map<String, Object>> dependencies = new ArrayList<>();
        dependencies.add(dependency(application, direct, present));
        parts.forEach(part -> dependencies.add(dependency(part.purl(), new TreeSet<>(part.requires()), present)));
        return dependencies;
    }

    private static Map<String, Object> dependency(String from, Set<String> to, Set<String> present) {
        Map<String, Object> dependency = new LinkedHashMap<>();
        dependency.put("ref", from);
        dependency.put("dependsOn", to.stream().filter(present::contains).filter(purl -> !purl.equals(from)).toList());
        return dependency;
    }
}

package dev.shrink.python.dist;

import java.util.List;
import java.util.Optional;

/**
 * What METADATA or PKG-INFO says of a distribution (core metadata specification, 1.0 to 2.4).
 *
 * @param name as written; empty when the file has none
 * @param version as written; empty when the file has none
 * @param license the {@code License-Expression} or {@code License} header
 */
public record CoreMetadata(String name, String version, Optional<String> summary, Optional<String> license, Optional<String> requiresPython,
                           List<Requirement> requires, List<String> extras, List<String> licenseFiles) {
    /** Reads the file's bytes; UTF-8 or, failing that, Latin-1. Never fails: what is missing is empty. */
    public static CoreMetadata parse(byte[] bytes) {
        HeaderBlock block = HeaderBlock.parse(bytes);
        return new CoreMetadata(block.first("Name").orElse(""), block.first("Version").orElse(""), block.first("Summary"),
                block.first("License-Expression").or(() -> block.first("License")), block.first("Requires-Python"),
                Requirement.parseAll(block.all("Requires-Dist")), block.all("Provides-Extra"), block.all("License-File"));
    }

    /** True when a lookup by name, such as {@code importlib.metadata.version}, can find this distribution. */
    public boolean isIdentified() {
        return !name.isEmpty() && !version.isEmpty();
    }
}

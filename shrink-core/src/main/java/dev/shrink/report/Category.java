package dev.shrink.report;

import java.util.Locale;
import java.util.regex.Pattern;

/** What kind of content an entry is, for people; decides nothing. */
public enum Category {
    OVERHEAD("[archive overhead]", ".*!/"),
    CLASSES("JVM classes", ".*\\.class"),
    NATIVE("native libraries", ".*\\.(so|dll|dylib|jnilib|pyd)|.*\\.so\\.[0-9.]+"),
    NATIVE_DEVELOPMENT("native development files", ".*\\.(pdb|lib|a|obj|o|exp|h|hpp|hxx|cuh|inc|cmake|pc|la)|.*\\.dsym/.*"),
    PYTHON_TESTS("Python tests", ".*/tests?/.*\\.py"),
    PYTHON("Python source", ".*\\.(py|pyi|pyx|pxd)"),
    BYTE_CODE("Python byte code", ".*\\.pyc"),
    METADATA("metadata", "(.*[/!])?meta-inf/.*|(.*/)?[^/]*\\.(dist-info|egg-info)/.*"),
    DATA("data and resources", ".*");

    private final String title;
    private final Pattern pattern;

    Category(String title, String pattern) {
        this.title = title;
        this.pattern = Pattern.compile(pattern);
    }

    /** How reports call it. */
    public String title() {
        return title;
    }

    /** The kind of an entry by its path; the path of an archive's own structure ends in {@code !/}. */
    public static Category of(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        if (name.endsWith(".class")) {
            return CLASSES; // most entries by far
        }
        if (name.endsWith("!/")) {
            return OVERHEAD;
        }
        for (Category category : values()) {
            if (category.pattern.matcher(name).matches()) {
                return category;
            }
        }
        return DATA;
    }
}

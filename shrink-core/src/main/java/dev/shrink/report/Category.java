package dev.shrink.report;

import java.util.Locale;
import java.util.regex.Pattern;

import dev.shrink.plan.Row;

/** What kind of content an entry is, for people; decides nothing. */
enum Category {
    CLASSES("JVM classes", ".*\\.class"),
    NATIVE("native libraries", ".*\\.(so|dll|dylib|jnilib|pyd)|.*\\.so\\.[0-9.]+"),
    NATIVE_DEVELOPMENT("native development files", ".*\\.(pdb|lib|a|obj|o|exp|h|hpp|hxx|cuh|inc|cmake|pc|la)|.*\\.dsym/.*"),
    PYTHON_TESTS("Python tests", ".*/tests?/.*\\.py"),
    PYTHON("Python source", ".*\\.(py|pyi|pyx|pxd)"),
    BYTE_CODE("Python byte code", ".*\\.pyc"),
    METADATA("metadata", "(.*/)?meta-inf/.*|.*\\.(dist-info|egg-info)/.*"),
    DATA("data and resources", ".*");

    private final String title;
    private final Pattern pattern;

    Category(String title, String pattern) {
        this.title = title;
        this.pattern = Pattern.compile(pattern);
    }

    static String of(Row row) {
        if (row.overhead()) {
            return "[archive overhead]";
        }
        String name = row.path().name().toLowerCase(Locale.ROOT);
        for (Category category : values()) {
            if (category.pattern.matcher(name).matches()) {
                return category.title;
            }
        }
        return DATA.title;
    }
}

package dev.shrink.jvm;

import java.util.regex.Pattern;

/** Names of native libraries, for what is decided before their content is looked at. */
final class Natives {
    private static final Pattern NAME = Pattern.compile("(?i).*\\.(so|so\\.[\\d.]+|dll|dylib|jnilib)");

    private Natives() {
    }

    static boolean isLibrary(String name) {
        return NAME.matcher(name).matches();
    }
}

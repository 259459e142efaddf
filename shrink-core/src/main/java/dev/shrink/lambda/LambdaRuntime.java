package dev.shrink.lambda;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Managed runtimes, from the "Lambda runtimes" page of the AWS Lambda Developer Guide. */
public enum LambdaRuntime {
    JAVA8_AL2("java8.al2", Language.JAVA, 8, System.AL2),
    JAVA11("java11", Language.JAVA, 11, System.AL2),
    JAVA17("java17", Language.JAVA, 17, System.AL2),
    JAVA8_AL2023("java8.al2023", Language.JAVA, 8, System.AL2023),
    JAVA11_AL2023("java11.al2023", Language.JAVA, 11, System.AL2023),
    JAVA17_AL2023("java17.al2023", Language.JAVA, 17, System.AL2023),
    JAVA21("java21", Language.JAVA, 21, System.AL2023),
    JAVA25("java25", Language.JAVA, 25, System.AL2023),
    PYTHON3_8("python3.8", Language.PYTHON, 8, System.AL2),
    PYTHON3_9("python3.9", Language.PYTHON, 9, System.AL2),
    PYTHON3_10("python3.10", Language.PYTHON, 10, System.AL2),
    PYTHON3_11("python3.11", Language.PYTHON, 11, System.AL2),
    PYTHON3_12("python3.12", Language.PYTHON, 12, System.AL2023),
    PYTHON3_13("python3.13", Language.PYTHON, 13, System.AL2023),
    PYTHON3_14("python3.14", Language.PYTHON, 14, System.AL2023);

    /** The language of a runtime. */
    public enum Language { JAVA, PYTHON }

    /** The operating system of a runtime. */
    public enum System {
        /** Amazon Linux 2, glibc 2.26. */
        AL2("Amazon Linux 2", 26),
        /** Amazon Linux 2023, glibc 2.34. */
        AL2023("Amazon Linux 2023", 34);

        private final String title;
        private final int glibcMinor;

        System(String title, int glibcMinor) {
            this.title = title;
            this.glibcMinor = glibcMinor;
        }

        public String title() {
            return title;
        }

        /** The second number of the glibc version: 26 for 2.26. */
        public int glibcMinor() {
            return glibcMinor;
        }
    }

    private final String id;
    private final Language language;
    private final int version;
    private final System system;

    LambdaRuntime(String id, Language language, int version, System system) {
        this.id = id;
        this.language = language;
        this.version = version;
        this.system = system;
    }

    /** The identifier that AWS uses, such as {@code java21}. */
    public String id() {
        return id;
    }

    public Language language() {
        return language;
    }

    /** Java's feature release, or the minor version of Python 3. */
    public int version() {
        return version;
    }

    public System system() {
        return system;
    }

    /** The runtime with that identifier. */
    public static Optional<LambdaRuntime> of(String id) {
        return Arrays.stream(values()).filter(r -> r.id.equals(id)).findFirst();
    }

    /** All identifiers, for messages. */
    public static String ids() {
        return Arrays.stream(values()).map(LambdaRuntime::id).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return id;
    }
}

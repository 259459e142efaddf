package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.jvm.classpath.ClassPathFile;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Reach;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of classes and of other files in a reached resource, text or binary: XML, properties, YAML, JSON, plugin caches, schema type systems. */
final class NamesInResources implements EdgeSource {
    /** Larger files are data; no configuration was seen to exceed a tenth of this. */
    private static final long LARGEST = 4L << 20;
    private static final Pattern NO_NAMES = Pattern.compile(
            "(?i).*\\.(so|dll|dylib|jnilib|png|gif|jpe?g|ico|svg|css|js|html?|woff2?|ttf|zip|gz|jar|md|h|hpp)$|.*\\.so(\\.[\\d.]+)?$");
    /** Written by build tools about the build; nothing loads a class by it. */
    private static final Pattern BUILD_METADATA = Pattern.compile("META-INF/(maven/.*|sbom/.*|MANIFEST\\.MF|INDEX\\.LIST|[^/]*\\.kotlin_module|"
            + "DEPENDENCIES|[^/]*\\.(SF|RSA|DSA|EC)|licen[sc]es?/.*)|(?i)(.*/)?(licen[sc]e|notice|readme|changes)[^/]*");
    private static final Pattern MEMBER_WORD = Pattern.compile("[A-Za-z_$][\\w$]{2,60}");

    private final ClassNameFinder names;
    private final FileNameFinder files;
    private final MemberNames members;

    NamesInResources(ClassNameFinder names, FileNameFinder files, MemberNames members) {
        this.names = names;
        this.files = files;
        this.members = members;
    }

    @Override
    public void onResource(String name, Reach reach) {
        if (NO_NAMES.matcher(name).matches() || hasItsOwnSource(name, reach)) {
            return;
        }
        Cause cause = new Cause(Node.resource(name), EdgeKind.MENTIONS);
        for (ClassPathFile file : reach.program().index().resources().get(name)) {
            if (file.size() <= LARGEST) {
                String text = Texts.read(file);
                names.in(text).forEach(type -> reach.construct(type, cause));
                files.in(text, name).forEach(other -> reach.resource(other, cause));
                if (isConfiguration(name)) {
                    words(text);
                }
            }
        }
    }

    /** Configuration names properties and methods too, e.g. elements of an XML file that set a bean's properties. */
    private void words(String text) {
        Matcher words = MEMBER_WORD.matcher(text);
        while (words.find()) {
            members.configure(words.group());
        }
    }

    private static boolean isConfiguration(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".xml") || lower.endsWith(".yml") || lower.endsWith(".yaml") || lower.endsWith(".properties")
                || lower.endsWith(".json") || lower.endsWith(".conf") || lower.endsWith(".groovy");
    }

    private static boolean hasItsOwnSource(String name, Reach reach) {
        return Services.isProviderList(name, reach) || name.startsWith("META-INF/native-image/") || name.startsWith("META-INF/proguard/")
                || BUILD_METADATA.matcher(name).matches();
    }
}

package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.facts.MemberFacts;
import dev.shrink.jvm.facts.Ref;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Reach;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Folders of the class path that code lists itself: a migration tool takes all classes in {@code db/migration}. Once reached code reads the entries of
 * jars, a text that names a folder with classes keeps them. Library code that names a folder of its own means resources; a name with dots
 * counts only for the application's own packages, since logger names look the same.
 */
final class ListedFolders implements EdgeSource {
    private static final Pattern FOLDER = Pattern.compile("(?:classpath\\*?:)?/?([A-Za-z_$][\\w$]*(?:[./][A-Za-z_$][\\w$]*)*)(?:/?\\**/?)*");
    private static final Pattern TOKEN = Pattern.compile("[\\w$:./*]+");
    private static final Set<String> JARS = Set.of("java/util/jar/JarFile", "java/util/zip/ZipFile", "java/util/jar/JarInputStream", "java/net/JarURLConnection");
    private static final Set<String> LISTING = Set.of("entries", "stream", "versionedStream", "getNextJarEntry", "getJarFile");

    private record Mention(String folder, boolean slashes, Cause cause) {
    }

    private final OwnClasses own;
    private final Set<String> seen = new HashSet<>();
    private final List<Mention> pending = new ArrayList<>();
    private Set<String> packages = Set.of();
    private boolean lists;

    ListedFolders(OwnClasses own) {
        this.own = own;
    }

    @Override
    public void start(Reach reach) {
        packages = reach.program().index().packages();
    }

    @Override
    public void onCode(ClassFacts type, MemberFacts member, Reach reach) {
        if (!lists) {
            for (Ref ref : member.refs()) {
                lists |= ref.kind().isCall() && JARS.contains(ref.owner()) && LISTING.contains(ref.memberName());
            }
        }
    }

    @Override
    public void onString(String text, Cause cause, Reach reach) {
        mention(text, cause);
    }

    @Override
    public void onResource(String name, Reach reach) {
        if (name.endsWith(".properties") || name.endsWith(".yml") || name.endsWith(".yaml") || name.endsWith(".xml") || name.endsWith(".conf") || name.endsWith(".json")) {
            Cause cause = new Cause(Node.resource(name), EdgeKind.MENTIONS);
            for (String text : Texts.of(reach, name)) {
                Matcher tokens = TOKEN.matcher(text);
                while (tokens.find()) {
                    mention(tokens.group(), cause);
                }
            }
        }
    }

    private void mention(String text, Cause cause) {
        Matcher matcher = FOLDER.matcher(text);
        if (text.length() > 2 && matcher.matches()) {
            String folder = matcher.group(1).replace('.', '/');
            if (packages.contains(folder) && !near(folder).equals(near(cause.className())) && seen.add(folder)) {
                pending.add(new Mention(folder, text.indexOf('/') >= 0 || text.startsWith("classpath"), cause));
            }
        }
    }

    private static String near(String name) {
        int second = name.indexOf('/', name.indexOf('/') + 1);
        return second > 0 ? name.substring(0, second) : name;
    }

    @Override
    public void onIdle(Reach reach) {
        if (!lists) {
            return;
        }
        for (Mention mention : pending) {
            for (String name : reach.program().index().classNames(mention.folder() + '/')) {
                if (mention.slashes() || own.contains(name)) {
                    reach.construct(name, mention.cause().as(EdgeKind.COMPOSES));
                }
            }
        }
        pending.clear();
    }
}

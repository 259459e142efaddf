package dev.shrink.jvm;

import dev.shrink.analysis.Facts;
import dev.shrink.config.SettingTable;
import dev.shrink.config.Settings;
import dev.shrink.lambda.LambdaRuntime;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Takes out the classes of Lambda's Java interface, which the managed Java runtimes have themselves and load before the function's. Asked for by
 * {@code drop-provided}, since an image or a custom runtime has none of them.
 */
public final class ProvidedClasses implements Rule {
    private static final RuleInfo INFO = new RuleInfo("jvm.provided", Stage.CODE, Safety.LOSSLESS,
            "Removes the Lambda interface classes that the managed Java runtime brings, if asked to.");
    /** The classes of aws-lambda-java-core 1.2, and the packages of the runtime interface client and its serialisation. Events and log4j2 are not provided. */
    private static final Pattern PROVIDED = Pattern.compile("com/amazonaws/services/lambda/runtime/("
            + "(Client|ClientContext|CognitoIdentity|Context|CustomPojoSerializer|LambdaLogger|LambdaRuntime|LambdaRuntimeInternal|RequestHandler|RequestStreamHandler)(\\$\\w+)*"
            + "|logging/(LogFormat|LogLevel)|api/client/.*|serialization/.*)");
    private static final String CLASS = ".class";

    @Override
    public RuleInfo info() {
        return INFO;
    }

    /** Whether the rule was asked for and the runtime has the class, by its internal name. */
    static boolean areDropped(String className, Settings settings) {
        return settings.get(SettingTable.DROP_PROVIDED) && settings.get(SettingTable.RUNTIME).language() == LambdaRuntime.Language.JAVA
                && PROVIDED.matcher(className).matches();
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        Settings settings = facts.settings();
        Set<EntryPath> whole = new HashSet<>();
        view.walk().filter(entry -> entry.inner().isPresent() && LambdaClassPath.isJar(entry)).forEach(jar -> {
            List<Entry> classes = jar.inner().orElseThrow().walk().filter(e -> e.path().name().endsWith(CLASS)).toList();
            if (!classes.isEmpty() && classes.stream().allMatch(e -> areDropped(className(e), settings))) {
                classes.forEach(e -> whole.add(e.path()));
                out.accept(new Proposal.Remove(jar.path(), Reason.of(INFO, "The runtime " + settings.get(SettingTable.RUNTIME).id() + " has all classes of the jar; the build could give its dependency the scope provided.")));
            }
        });
        view.leaves().filter(e -> e.path().name().endsWith(CLASS) && !whole.contains(e.path()) && areDropped(className(e), settings))
                .forEach(e -> out.accept(new Proposal.Remove(e.path(), Reason.of(INFO, "The runtime " + settings.get(SettingTable.RUNTIME).id() + " has the class."))));
    }

    private static String className(Entry entry) {
        String name = entry.path().name();
        return name.substring(0, name.length() - CLASS.length());
    }
}

package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.config.Level;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;

import dev.shrink.jvm.reach.Reach;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scripts, templates and expressions in the application's own strings: their words may name members of classes that reflection sees.
 * Groovy dispatches every call by name, so what it can see stays whole.
 */
final class ScriptTexts implements EdgeSource {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][\\w$]{1,60}");
    /** In expressions: what follows a dot, and what is called. Its target is any object that the program hands over. */
    private static final Pattern ACCESS = Pattern.compile("[\\w)}\\]]\\??\\.([A-Za-z_$][\\w$]{0,60})|([A-Za-z_$][\\w$]{0,60})\\(");
    /** Code generators write the methods that their code will call as text. */
    private static final Pattern CALL = Pattern.compile("([A-Za-z_$][\\w$]{1,60})\\(");
    /** Libraries set properties of what they find by paths like {@code wireFormat.host}. */
    private static final Pattern PATH = Pattern.compile("[a-z][a-zA-Z0-9]{0,40}\\.[a-z][a-zA-Z0-9]{0,40}");
    private static final String GROOVY = "groovy/lang/MetaClassImpl";

    private final MemberNames members;
    private final OwnClasses own;

    ScriptTexts(MemberNames members, OwnClasses own) {
        this.members = members;
        this.own = own;
    }

    @Override
    public void onString(String text, Cause cause, Reach reach) {
        if (own.contains(cause.className())) {
            Matcher words = WORD.matcher(text);
            while (words.find()) {
                members.mention(words.group());
            }
            Matcher accesses = ACCESS.matcher(text);
            while (accesses.find()) {
                members.lookUp(accesses.group(1) == null ? accesses.group(2) : accesses.group(1));
            }
        } else if (PATH.matcher(text).matches()) {
            members.mention(text.substring(text.lastIndexOf('.') + 1));
        } else if (text.indexOf('(') > 0) {
            Matcher calls = CALL.matcher(text);
            while (calls.find()) {
                members.mention(calls.group(1));
            }
        }
    }

    @Override
    public void onIdle(Reach reach) {
        if (reach.level() == Level.CLASSES || !reach.isLive(GROOVY)) {
            return;
        }
        for (ClassFacts type : reach.liveClasses()) {
            if (reach.isExposed(type.name())) {
                reach.keepWhole(type.name(), new Cause(Node.type(type.name()), EdgeKind.DEMANDS));
            }
        }
    }
}

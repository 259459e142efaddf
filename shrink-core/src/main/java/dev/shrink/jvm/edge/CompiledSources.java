package dev.shrink.jvm.edge;

import dev.shrink.config.Level;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Reach;
import java.util.List;
import java.util.Set;
import java.util.HashSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Java source that the program writes and compiles while it runs. What it calls is named by pieces of text only, the receiver often in another piece than the
 * member, so while a compiler is reached a word of any string that can be a member's name there, in a call, behind a dot or as the whole string, may name a
 * member of any reached class. Programs without a compiler pay nothing.
 */
final class CompiledSources implements EdgeSource {
    /** Janino, the compiler of Eclipse, Javassist's own language, and the interface that hides the first two. */
    private static final List<String> COMPILERS = List.of("org/codehaus/janino/UnitCompiler", "org/codehaus/commons/compiler/ICompilerFactory",
            "org/eclipse/jdt/internal/compiler/Compiler", "javassist/compiler/Javac");
    private static final String PLATFORM_COMPILER = "javax/tools";
    private static final Pattern WHOLE = Pattern.compile("[A-Za-z_$][\\w$]{0,60}");
    private static final Pattern ACCESS = Pattern.compile("\\.\\s*([A-Za-z_$][\\w$]{0,60})|([A-Za-z_$][\\w$]{0,60})\\s*\\(");

    private final MemberNames members;
    private final Set<String> read = new HashSet<>();

    CompiledSources(MemberNames members) {
        this.members = members;
    }

    @Override
    public void onIdle(Reach reach) {
        if (reach.level() == Level.CLASSES || !reach.touchesPlatform(PLATFORM_COMPILER) && COMPILERS.stream().noneMatch(reach::isLive)) {
            return;
        }
        for (String text : reach.strings()) {
            if (read.add(text)) {
                words(text);
            }
        }
    }

    private void words(String text) {
        if (WHOLE.matcher(text).matches()) {
            members.lookUp(text);
            return;
        }
        Matcher accesses = ACCESS.matcher(text);
        while (accesses.find()) {
            members.lookUp(accesses.group(1) == null ? accesses.group(2) : accesses.group(1));
        }
    }
}

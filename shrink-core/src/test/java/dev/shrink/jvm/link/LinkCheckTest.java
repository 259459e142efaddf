package dev.shrink.jvm.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrink.config.Level;
import dev.shrink.jvm.SmallProgram;
import dev.shrink.jvm.SmallProgram.Shrunk;
import dev.shrink.jvm.reach.Program;
import dev.shrink.jvm.reach.RunningPlatform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinkCheckTest {
    private static final SmallProgram PROGRAM = SmallProgram.main("return new lib.A().call() + Main.class.getResource(\"/conf/a.txt\");")
            .lib("public class A extends Base { public String call() { return B.name() + inherited() + new Absent[0].length + hashCode(); } }")
            .lib("public class Base { int f = 3; public int inherited() { return f; } }")
            .lib("public class B { static String name() { return \"b\"; } }")
            .lib("public class Absent { }")
            .resource("conf/a.txt", "x").resource("META-INF/services/lib.Base", "lib.A\n");

    private static List<BrokenLink> broken(Map<String, byte[]> before, Map<String, byte[]> after) {
        List<BrokenLink> links = new ArrayList<>();
        new LinkCheck(program(before), program(after)).run(links::add);
        return links;
    }

    private static Program program(Map<String, byte[]> files) {
        return new Program(SmallProgram.index(files), new RunningPlatform());
    }

    private static Map<String, byte[]> without(Map<String, byte[]> files, String name) {
        Map<String, byte[]> rest = new LinkedHashMap<>(files);
        assertThat(rest.remove(name)).isNotNull();
        return rest;
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void whatThisToolWritesLinksAsBefore(Level level) {
        Shrunk shrunk = PROGRAM.analyzed(level);

        assertThat(broken(shrunk.before(), shrunk.after())).isEmpty();
    }

    @Test
    void findsAMissingClassBehindACodeReference() {
        Map<String, byte[]> all = PROGRAM.analyzed(Level.CLASSES).before();

        assertThat(broken(all, without(all, "lib/B.class"))).contains(new BrokenLink("lib/A", "call()Ljava/lang/String;", "lib/B"));
    }

    @Test
    void findsAMissingSuperclassProviderAndResource() {
        Map<String, byte[]> all = PROGRAM.analyzed(Level.CLASSES).before();

        assertThat(broken(all, without(all, "lib/Base.class"))).contains(new BrokenLink("lib/A", "", "lib/Base"));
        assertThat(broken(all, without(all, "lib/A.class"))).contains(new BrokenLink("META-INF/services/lib.Base", "", "lib/A"));
        assertThat(broken(all, without(all, "conf/a.txt"))).extracting(BrokenLink::target).contains("conf/a.txt");
    }

    @Test
    void findsAMissingMember() {
        Map<String, byte[]> all = PROGRAM.analyzed(Level.CLASSES).before();
        Map<String, byte[]> other = new LinkedHashMap<>(all);
        other.put("lib/B.class", SmallProgram.main("return \"\";").lib("public class B { static String renamed() { return \"b\"; } }").analyzed(Level.CLASSES).before().get("lib/B.class"));

        assertThat(broken(all, other)).containsExactly(new BrokenLink("lib/A", "call()Ljava/lang/String;", "lib/B.name()Ljava/lang/String;"));
    }

    @Test
    void whatWasMissingBeforeIsNotBroken() {
        Map<String, byte[]> all = without(PROGRAM.analyzed(Level.CLASSES).before(), "lib/B.class");

        assertThat(broken(all, all)).isEmpty();
    }
}

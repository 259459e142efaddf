package dev.shrink.jvm.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrink.config.Level;
import dev.shrink.jvm.SmallProgram;
import dev.shrink.jvm.SmallProgram.Shrunk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ways in which the Java runtime itself finds classes and members of a program. */
class RuntimeNamesTest {
    @ParameterizedTest
    @EnumSource(Level.class)
    void managementInterfacesAreCalledFromOutside(Level level) {
        SmallProgram.main("return lib.Managed.run();")
                .lib("public interface StatsMBean { int getCount(); void reset(); }")
                .lib("public class Stats implements StatsMBean { int n = 4; public int getCount() { return n; } public void reset() { n = 0; } public int unused() { return 1; } }")
                .lib("public interface PoolMXBean { List<String> getNames(); }")
                .lib("public class Pool implements PoolMXBean { public List<String> getNames() { return List.of(\"a\"); } }")
                .lib("public class Managed { public static String run() throws Exception { var server = javax.management.MBeanServerFactory.newMBeanServer(); String r = \"\"; "
                        + "for (Object o : new Object[] {new Stats(), new Pool()}) { var name = new javax.management.ObjectName(\"t:type=\" + o.getClass().getSimpleName()); server.registerMBean(o, name); "
                        + "for (var a : server.getMBeanInfo(name).getAttributes()) r += a.getName() + server.getAttribute(name, a.getName()).getClass().isArray(); "
                        + "for (var x : server.getMBeanInfo(name).getOperations()) r += x.getName(); } return r; } }").shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void remoteInterfacesAreCalledFromOutside(Level level) {
        Shrunk shrunk = SmallProgram.main("return lib.Server.name();")
                .lib("public interface Clock extends java.rmi.Remote { long now() throws java.rmi.RemoteException; }")
                .lib("public class Server implements Clock { public long now() { return tick(); } private long tick() { return 5; } "
                        + "public static String name() throws Exception { Server s = new Server(); java.rmi.server.UnicastRemoteObject.toStub(s == null ? s : null); return \"\"; } }").analyzed(level);

        assertThat(level == Level.CLASSES || shrunk.methods("lib/Server").contains("now()J")).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void bundlesCanBeClassesInAnyLanguage(Level level) {
        SmallProgram.main("return lib.Greeting.text(Locale.FRENCH) + lib.Greeting.text(Locale.ROOT);")
                .lib("public class Texts extends ListResourceBundle { protected Object[][] getContents() { return new Object[][] {{\"k\", \"root\"}}; } }")
                .lib("public class Texts_fr extends ListResourceBundle { protected Object[][] getContents() { return new Object[][] {{\"k\", \"fr\"}}; } }")
                .lib("public class Greeting { public static String text(Locale l) { return ResourceBundle.getBundle(\"lib.Texts\", l, Greeting.class.getClassLoader()).getString(\"k\"); } }").shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void loggingConfigurationNamesHandlersAndFormatters(Level level) {
        Shrunk shrunk = SmallProgram.main("return lib.Logs.run();")
                .lib("public class Lines extends java.util.logging.Formatter { public String format(java.util.logging.LogRecord r) { return \"[\" + r.getMessage() + \"]\"; } }")
                .lib("public class Logs { public static String run() throws Exception { Properties p = new Properties(); try (var in = Logs.class.getResourceAsStream(\"/logging.properties\")) { p.load(in); } "
                        + "var f = (java.util.logging.Formatter) Class.forName(p.getProperty(\"formatter\"), true, Logs.class.getClassLoader()).getDeclaredConstructor().newInstance(); "
                        + "return f.format(new java.util.logging.LogRecord(java.util.logging.Level.INFO, \"m\")); } }")
                .resource("logging.properties", "formatter = lib.Lines\n").shrunkTo(level);

        assertThat(shrunk.classes()).contains("lib/Lines");
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void annotationDefaultsNameClasses(Level level) {
        SmallProgram.main("return lib.Marked.class.getAnnotation(lib.With.class).value().getDeclaredConstructor().newInstance().toString();")
                .lib("public class Usual { public String toString() { return \"usual\"; } }")
                .lib("@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) public @interface With { Class<?> value() default Usual.class; }")
                .lib("@With public class Marked { }").shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void securityProvidersNameTheirAlgorithms(Level level) {
        SmallProgram.main("return lib.Own.run();")
                .lib("public class Sum extends java.security.MessageDigest { byte s; public Sum() { super(\"SUM\"); } protected void engineUpdate(byte b) { s += b; } "
                        + "protected void engineUpdate(byte[] b, int o, int n) { for (int i = o; i < o + n; i++) s += b[i]; } protected byte[] engineDigest() { return new byte[] {s}; } protected void engineReset() { s = 0; } }")
                .lib("public class Own extends java.security.Provider { private static final String PREFIX = \"lib.\"; public Own() { super(\"Own\", \"1\", \"\"); put(\"MessageDigest.SUM\", PREFIX + \"Sum\"); } "
                        + "public static String run() throws Exception { return Arrays.toString(java.security.MessageDigest.getInstance(\"SUM\", new Own()).digest(new byte[] {1, 2})); } }").shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void aLoaderOfItsOwnReadsAClassFileAsAResource(Level level) {
        SmallProgram.main("return lib.Isolated.run();")
                .lib("public class Guest { public String toString() { return \"guest\"; } }")
                .lib("public class Isolated extends ClassLoader { public static String run() throws Exception { try (var in = Isolated.class.getClassLoader().getResourceAsStream(\"lib/Guest.class\")) { "
                        + "return String.valueOf(in != null); } } }").shrunkTo(level);
    }

    private static SmallProgram migrations(String listing) {
        return SmallProgram.main("return lib.Tool.run(\"classpath:db/migration\");")
                .lib("public class Tool { public static String run(String where) throws Exception { String n = \"none\"; " + listing + " return n; } }")
                .source("db.migration.V1", "package db.migration; public class V1 { }").source("db.other.V2", "package db.other; public class V2 { }");
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void classesOfAFolderThatCodeListsStay(Level level) {
        assertThat(migrations("if (where == null) n += new java.util.jar.JarFile(where).entries();").shrunkTo(level).classes()).contains("db/migration/V1").doesNotContain("db/other/V2");
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void aFolderKeepsNothingWhereNoCodeListsJars(Level level) {
        assertThat(migrations("").shrunkTo(level).classes()).doesNotContain("db/migration/V1");
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void aBundleCanHaveTheNameOfTheClassThatAsksForIt(Level level) {
        Shrunk shrunk = SmallProgram.main("return new lib.Texts().text();")
                .source("base.Bundled", "package base; public class Bundled { public String text() { return java.util.ResourceBundle.getBundle(getClass().getName(), java.util.Locale.FRENCH, getClass().getClassLoader()).getString(\"k\"); } }")
                .lib("public class Texts extends base.Bundled { }").resource("lib/Texts.properties", "k=root").resource("lib/Texts_fr.properties", "k=fr").resource("lib/Other.properties", "k=x").shrunkTo(level);

        assertThat(shrunk.reached().resources()).contains("lib/Texts.properties", "lib/Texts_fr.properties").doesNotContain("lib/Other.properties");
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void aLookupThatIsHandedOnSeesTheClassThatMadeIt(Level level) {
        SmallProgram.main("return lib.Linker.run();")
                .lib("public class Handles { private final java.lang.invoke.MethodHandles.Lookup l; public Handles(java.lang.invoke.MethodHandles.Lookup l) { this.l = l; } "
                        + "public String call(String name) throws Exception { for (var m : l.lookupClass().getDeclaredMethods()) if (m.getName().equals(name)) return String.valueOf(l.unreflect(m).type()); return \"none\"; } }")
                .lib("public class Linker { public static String run() throws Exception { return new Handles(java.lang.invoke.MethodHandles.lookup()).call(\"hidden\"); } private static int hidden(String s) { return 1; } }").shrunkTo(level);
    }
}

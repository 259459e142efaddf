package dev.shrink.jvm.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrink.config.Level;
import dev.shrink.jvm.SmallProgram;
import dev.shrink.jvm.SmallProgram.Shrunk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One test for each place in which a name can hide; each runs the program before and after. */
class HidingPlacesTest {
    private static final String PLUGIN = "public class Plugin { private final String s = \"plugin\"; public String toString() { return s; } "
            + "public String greet() { return \"hi\"; } public static String hello(String x) { return \"hello \" + x; } }";
    private static final String NEW = ".getDeclaredConstructor().newInstance().toString()";

    @ParameterizedTest
    @EnumSource(Level.class)
    void keepsClassNamedByAStringConstant(Level level) {
        SmallProgram.main("return Class.forName(\"lib.Plugin\")" + NEW + ";").lib(PLUGIN).shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void keepsClassNamedInAList(Level level) {
        SmallProgram.main("String r = \"\"; for (String n : \"lib.Plugin,lib.Other\".split(\",\")) r += Class.forName(n)" + NEW + "; return r;")
                .lib(PLUGIN).lib("public class Other { public String toString() { return \"o\"; } }").shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void keepsClassWhoseNameIsConcatenatedFromLocalsFieldsAndParameters(Level level) {
        SmallProgram.main("return lib.Loader.load(\"Plug\");").lib(PLUGIN)
                .lib("public class Loader { private static final String BASE = base(); private static String base() { return \"lib\"; } "
                        + "public static String load(String stem) throws Exception { String end = \"in\"; return make(BASE + \".\" + stem + end); } "
                        + "private static String make(String name) throws Exception { return Class.forName(name)" + NEW + "; } }").shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void keepsClassWhoseNameIsFormattedOrBuilt(Level level) {
        SmallProgram.main("return lib.Loader.load();").lib(PLUGIN).lib("public class Other { public String toString() { return \"o\"; } }")
                .lib("public class Loader { public static String load() throws Exception { StringBuilder b = new StringBuilder(); b.append(\"lib\"); b.append('.'); "
                        + "b.append(\"Oth\").append(\"er\"); return Class.forName(String.format(\"%s.%s\", \"lib\", \"Plugin\"))" + NEW
                        + " + Class.forName(b.toString())" + NEW + "; } }").shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void keepsAllClassesThatAComposedNameCanMean(Level level) {
        Shrunk shrunk = SmallProgram.main("return lib.Loader.load(\"lib.alg.\", System.getProperty(\"java.vendor\").isEmpty() ? \"One\" : \"Two\");")
                .source("lib.alg.One$Mappings", "package lib.alg; public class One$Mappings { public String toString() { return \"1\"; } }")
                .source("lib.alg.Two$Mappings", "package lib.alg; public class Two$Mappings { public String toString() { return \"2\"; } }")
                .lib("public class Loader { public static String load(String pack, String name) throws Exception { "
                        + "return Class.forName(pack + System.getProperty(\"no.such\", name) + \"$Mappings\")" + NEW + "; } }").shrunkTo(level);

        assertThat(shrunk.classes()).contains("lib/alg/One$Mappings", "lib/alg/Two$Mappings");
        assertThat(shrunk.reached().sites()).anyMatch(s -> s.known().equals("lib.alg.*$Mappings"));
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void reportsALookupOfWhichNothingIsKnown(Level level) {
        Shrunk shrunk = SmallProgram.main("return lib.Loader.load();")
                .lib("public class Loader { public static String load() { try { return Class.forName(System.getProperty(\"no.such.plugin\", \"?\")).getName(); } "
                        + "catch (ClassNotFoundException e) { return \"none\"; } } }").shrunkTo(level);

        assertThat(shrunk.reached().sites()).anyMatch(s -> s.className().equals("lib/Loader") && s.api().equals("Class.forName"));
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void keepsClassNamedByAFileAmongTheServicesThatIsNoListOfProviders(Level level) {
        SmallProgram.main("String r = \"\"; for (String f : new String[] {\"lib/plug-in\", \"lib.plugins\"}) { Properties p = new Properties(); "
                        + "try (java.io.InputStream in = Main.class.getResourceAsStream(\"/META-INF/services/\" + f)) { p.load(in); } "
                        + "r += Class.forName(p.getProperty(\"class\"))" + NEW + "; } return r;")
                .lib(PLUGIN).lib("public class Other { public String toString() { return \"o\"; } }")
                .resource("META-INF/services/lib/plug-in", "class=lib.Plugin\n").resource("META-INF/services/lib.plugins", "class=lib.Other\n").shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void keepsResourcesThatAReachedResourceIncludes(Level level) {
        Shrunk shrunk = SmallProgram.main("return String.valueOf(Main.class.getResource(\"/lib/conf/main.conf\") != null);")
                .resource("lib/conf/main.conf", "include \"version\"\nimport ../common/base.xml\nschema = /lib/types.xsd\nstyle: side.xsl\n")
                .resource("lib/conf/version.conf", "v = 1").resource("lib/common/base.xml", "<a file='deep.txt'/>").resource("lib/common/deep.txt", "deep")
                .resource("lib/types.xsd", "<t/>").resource("lib/conf/side.xsl", "<s/>").resource("lib/conf/other.conf", "v = 2").shrunkTo(level);

        assertThat(shrunk.reached().resources()).containsExactlyInAnyOrder("lib/conf/main.conf", "lib/conf/version.conf", "lib/common/base.xml",
                "lib/common/deep.txt", "lib/types.xsd", "lib/conf/side.xsl");
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void keepsInheritedMethodThatIsLookedUpInASubtypeByName(Level level) {
        SmallProgram.main("return lib.Finder.find(lib.Sub.class, \"select\", String.class) + lib.Finder.find(lib.Sub.class, \"top\", int.class);")
                .lib("public class Finder { public static String find(Class<?> in, String name, Class<?>... types) throws Exception { "
                        + "return in.getMethod(name, types).toGenericString(); } }")
                .lib("public interface Top { String top(int x); }").lib("public interface Parent extends Top { String select(String x); }")
                .lib("public interface Sub extends Parent { }").shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void keepsMethodThatTheRuntimeCallsThroughAnInterfaceThatAnOldJarBringsAlong(Level level) {
        SmallProgram.main("lib.Handler h = new lib.Handler(); "
                        + "org.xml.sax.XMLReader r = javax.xml.parsers.SAXParserFactory.newInstance().newSAXParser().getXMLReader(); r.setContentHandler(h); "
                        + "r.parse(new org.xml.sax.InputSource(new java.io.StringReader(\"<a><b/></a>\"))); return h.toString();")
                .lib("public class Handler extends org.xml.sax.helpers.DefaultHandler { private String seen = \"\"; public String toString() { return seen; } "
                        + "public void startElement(String u, String l, String q, org.xml.sax.Attributes a) { seen += q; } }")
                .platformCopies("org/xml/sax/ContentHandler", "org/xml/sax/helpers/DefaultHandler").shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void keepsProvidersOfTheProgramsOwnServices(Level level) {
        SmallProgram.main("String r = \"\"; for (lib.Service s : ServiceLoader.load(lib.Service.class)) r += s.name(); return r;")
                .lib("public interface Service { String name(); }")
                .lib("public class Provider implements Service { public String name() { return \"p\"; } }")
                .resource("META-INF/services/lib.Service", "# comment\nlib.Provider # the only one\n").shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void keepsProvidersOfARuntimeServiceThatReachedCodeTouches(Level level) {
        Shrunk shrunk = SmallProgram.main("return lib.Names.of();")
                .lib("public class Names { public static String of() { String r = \"\"; for (var p : ServiceLoader.load(javax.script.ScriptEngineFactory.class)) "
                        + "r += p.getEngineName(); return r; } }")
                .lib("public class Engine implements javax.script.ScriptEngineFactory { public String getEngineName() { return \"e\"; } public String getEngineVersion() { return null; } "
                        + "public List<String> getExtensions() { return null; } public List<String> getMimeTypes() { return null; } public List<String> getNames() { return null; } "
                        + "public String getLanguageName() { return null; } public String getLanguageVersion() { return null; } public Object getParameter(String k) { return null; } "
                        + "public String getMethodCallSyntax(String o, String m, String... a) { return null; } public String getOutputStatement(String s) { return null; } "
                        + "public String getProgram(String... s) { return null; } public javax.script.ScriptEngine getScriptEngine() { return null; } }")
                .resource("META-INF/services/javax.script.ScriptEngineFactory", "lib.Engine\n").shrunkTo(level);

        assertThat(shrunk.classes()).contains("lib/Engine");
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void dropsProvidersOfARuntimeServiceThatNothingTouches(Level level) {
        Shrunk shrunk = SmallProgram.main("return \"x\";").lib(PLUGIN).resource("META-INF/services/javax.script.ScriptEngineFactory", "lib.Plugin\n").shrunkTo(level);

        assertThat(shrunk.classes()).doesNotContain("lib/Plugin");
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void keepsClassesAndPropertiesThatAReachedResourceNames(Level level) {
        SmallProgram.main("return lib.Config.load();")
                .lib("public class Config { public static String load() throws Exception { Properties p = new Properties(); "
                        + "try (var in = Config.class.getResourceAsStream(\"/conf.properties\")) { p.load(in); } Object o = Class.forName(p.getProperty(\"type\")).getDeclaredConstructor().newInstance(); "
                        + "for (var m : o.getClass().getMethods()) if (m.getName().equals(\"set\" + \"Size\")) m.invoke(o, p.getProperty(\"size\")); return o.toString(); } }")
                .lib("public class Target { private String size; public void setSize(String s) { size = s; } public String toString() { return \"t\" + size; } }")
                .resource("conf.properties", "type=lib.Target\nsize=5\n").shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void aResourceThatNothingReadsKeepsNothing(Level level) {
        Shrunk shrunk = SmallProgram.main("return \"x\";").lib(PLUGIN).resource("lib/unread.xml", "<bean class='lib.Plugin'/>").shrunkTo(level);

        assertThat(shrunk.classes()).doesNotContain("lib/Plugin");
        assertThat(shrunk.reached().resources()).doesNotContain("lib/unread.xml");
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void keepsClassesThatABinaryResourceNamesBehindALengthByte(Level level) {
        byte[] cache = "\0\u0000\u0000\u0041lib.Plugin\0".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        Shrunk shrunk = SmallProgram.main("return String.valueOf(Main.class.getResource(\"/plugins.dat\") != null);").lib(PLUGIN).resource("plugins.dat", cache).shrunkTo(level);

        assertThat(shrunk.classes()).contains("lib/Plugin");
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void keepsMembersThatReflectionLooksUpByName(Level level) {
        SmallProgram.main("return lib.Calls.run();").lib(PLUGIN)
                .lib("public class Calls { volatile int n; static final java.util.concurrent.atomic.AtomicIntegerFieldUpdater<Calls> U = "
                        + "java.util.concurrent.atomic.AtomicIntegerFieldUpdater.newUpdater(Calls.class, \"n\"); "
                        + "public static String run() throws Exception { Object o = new Plugin(); Calls c = new Calls(); "
                        + "return o.getClass().getMethod(\"greet\").invoke(o) + \"\" + Plugin.class.getMethod(\"hello\", String.class).invoke(null, \"x\") + U.incrementAndGet(c); } }").shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void keepsMembersThatCarryAnAnnotationWhichCodeLooksFor(Level level) {
        SmallProgram.main("return lib.Bus.post(new lib.Listener());")
                .lib("@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) public @interface On { int order() default 3; }")
                .lib("public class Listener { @On public String heard() { return \"heard\"; } public String other() { return \"\"; } }")
                .lib("public class Bus { public static String post(Object o) throws Exception { String r = \"\"; for (var m : o.getClass().getMethods()) "
                        + "if (m.isAnnotationPresent(On.class)) r += m.invoke(o) + \"\" + m.getAnnotation(On.class).order(); return r; } }").shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void keepsClassesInAnnotationValues(Level level) {
        SmallProgram.main("return lib.Marked.class.getAnnotation(lib.With.class).value()" + NEW + ";").lib(PLUGIN)
                .lib("@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) public @interface With { Class<?> value(); }")
                .lib("@With(Plugin.class) public class Marked { }").shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void serializesAndReadsBack(Level level) {
        SmallProgram.main("return lib.Store.copy();")
                .lib("public class Data implements java.io.Serializable { private static final long serialVersionUID = 4; int a = 1; transient int b = 2; String unread = \"u\"; "
                        + "private void readObject(java.io.ObjectInputStream in) throws Exception { in.defaultReadObject(); b = 9; } private Object writeReplace() { return this; } }")
                .lib("public class Plain implements java.io.Serializable { int x = 5; private int hidden() { return 3; } }")
                .lib("public class Store { public static String copy() throws Exception { var out = new java.io.ByteArrayOutputStream(); var o = new java.io.ObjectOutputStream(out); "
                        + "o.writeObject(new Data()); o.writeObject((Runnable & java.io.Serializable) () -> { }); o.writeObject(new Plain()); o.close(); byte[] bytes = out.toByteArray(); "
                        + "var in = new java.io.ObjectInputStream(new java.io.ByteArrayInputStream(bytes)) { protected Class<?> resolveClass(java.io.ObjectStreamClass c) throws ClassNotFoundException "
                        + "{ return Class.forName(c.getName(), false, Store.class.getClassLoader()); } }; Data d = (Data) in.readObject(); ((Runnable) in.readObject()).run(); "
                        + "return d.a + \" \" + d.b + d.unread + ((Plain) in.readObject()).x + java.io.ObjectStreamClass.lookup(Plain.class).getSerialVersionUID(); } }").shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void proxiesWork(Level level) {
        SmallProgram.main("return lib.Proxies.run();")
                .lib("public interface Api { String a(int x); default String b() { return \"b\"; } }")
                .lib("public class Proxies { public static String run() { Api api = (Api) java.lang.reflect.Proxy.newProxyInstance(Proxies.class.getClassLoader(), new Class<?>[] {Api.class}, "
                        + "(p, m, args) -> m.getName() + Arrays.toString(args)); return api.a(3) + api.b(); } }").shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void keepsGeneratedCompanions(Level level) {
        SmallProgram.main("return lib.Loggers.get(lib.Messages.class).hello();")
                .lib("public interface Messages { String hello(); }")
                .source("lib.Messages_$logger", "package lib; public class Messages_$logger implements Messages { public String hello() { return \"hello\"; } }")
                .lib("public class Loggers { public static <T> T get(Class<T> type) throws Exception { return type.cast(Class.forName(type.getName() + \"_$logger\").getDeclaredConstructor().newInstance()); } }")
                .shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void keepsResourceBundlesInAllLanguages(Level level) {
        Shrunk shrunk = SmallProgram.main("return ResourceBundle.getBundle(\"lib.Texts\", Locale.FRENCH, lib.Any.class.getClassLoader()).getString(\"k\");")
                .lib("public class Any { }").resource("lib/Texts.properties", "k=root").resource("lib/Texts_fr.properties", "k=fr").shrunkTo(level);

        assertThat(shrunk.reached().resources()).contains("lib/Texts.properties", "lib/Texts_fr.properties");
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void listsNestedAndPermittedClasses(Level level) {
        SmallProgram.main("String r = \"\"; for (Class<?> c : lib.Tree.class.getDeclaredClasses()) r += c.getSimpleName(); for (Class<?> c : lib.Tree.class.getPermittedSubclasses()) r += c.getSimpleName(); "
                        + "return String.valueOf(r.chars().sorted().mapToObj(Character::toString).toList());")
                .lib("public sealed interface Tree { final class Leaf implements Tree { } final class Node implements Tree { } class Helper { } }").shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void configurationSetsPropertiesOfAnyObject(Level level) {
        SmallProgram.main("return lib.Config.load(new lib.Target());")
                .lib("public class Config { public static String load(Object o) throws Exception { Properties p = new Properties(); try (var in = Config.class.getResourceAsStream(\"/conf.properties\")) { p.load(in); } "
                        + "for (var m : o.getClass().getMethods()) for (Object key : p.keySet()) if (m.getName().equalsIgnoreCase(\"SET\" + key)) m.invoke(o, p.get(key)); return o.toString(); } }")
                .lib("public class Target { private String size; public void setSize(String s) { size = s; } public String toString() { return \"t\" + size; } }")
                .resource("conf.properties", "size=5\n").shrunkTo(level);
    }
}

package dev.shrink.jvm.edge;

import dev.shrink.config.Level;
import dev.shrink.jvm.SmallProgram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Names that code derives from others by a convention. */
class DerivedNamesTest {
    @ParameterizedTest
    @EnumSource(Level.class)
    void findsTheCompanionWhoseSuffixTheCodeAppends(Level level) {
        SmallProgram.main("return lib.Registry.find(List.of(lib.Shape.class).get(0));")
                .lib("public class Shape { }")
                .lib("public class ShapeGen { static { Registry.FOUND.add(\"registered\"); } }")
                .lib("public class Registry { static final List<String> FOUND = new ArrayList<>(); public static String find(Class<?> type) throws Exception { "
                        + "String name = type.getPackage().getName() + \".\" + type.getSimpleName() + \"Gen\"; Class.forName(name, true, type.getClassLoader()); return FOUND.toString(); } }").shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void findsTheCompanionOfAClassThatTheCallerNames(Level level) {
        SmallProgram.main("return lib.Registry.find(lib.Shape.class) + lib.Registry.loud(\"quiet\");")
                .lib("public class Shape { }")
                .lib("public class ShapeGen { static { Registry.FOUND.add(\"registered\"); } }")
                .lib("public class QuietWord { }")
                .lib("public class WordQUIET { }")
                .lib("public class Registry { static final List<String> FOUND = new ArrayList<>(); "
                        + "public static String find(Class<?> type) throws Exception { Class.forName(type.getPackage().getName() + \".\" + type.getSimpleName() + \"Gen\"); return FOUND.toString(); } "
                        + "public static String loud(String word) throws Exception { return Class.forName(\"lib_Word\".replace('_', '.') + word.toUpperCase()).getName(); } }").shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void findsTheSetterOfAnAttributeSpeltWithHyphens(Level level) {
        SmallProgram.main("return lib.Attributes.set(lib.Sort.class, \"data-type\");")
                .lib("public class Sort { public String setDataType() { return \"number\"; } }")
                .lib("public class Attributes { public static String set(Class<?> type, String attribute) throws Exception { StringBuilder name = new StringBuilder(\"set\"); "
                        + "boolean up = true; for (char c : attribute.toCharArray()) if (c == '-') up = true; else { name.append(up ? Character.toUpperCase(c) : c); up = false; } "
                        + "return (String) type.getMethod(name.toString()).invoke(type.getConstructor().newInstance()); } }").shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void findsTheSetterAtTheEndOfAPath(Level level) {
        SmallProgram.main("return lib.Options.set(lib.Wire.class, \"wire\");")
                .lib("public class Wire { public String setHost() { return \"set\"; } }")
                .lib("public class Options { static final List<String> GIVEN = List.of(\"wire.host\"); public static String set(Class<?> type, String prefix) throws Exception { String name = GIVEN.get(0).substring(prefix.length() + 1); "
                        + "return (String) type.getMethod(\"set\" + Character.toUpperCase(name.charAt(0)) + name.substring(1)).invoke(type.getConstructor().newInstance()); } }").shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void findsAnyMemberOfAClassThatTheCodeNames(Level level) {
        SmallProgram.main("return lib.Renamed.all();")
                .lib("public interface Old { String OLD_COLOUR = \"c\"; String OLD_SIZE = \"s\"; }")
                .lib("public interface New { String COLOUR = \"colour\".trim(); String SIZE = \"size\".trim(); }")
                .lib("public class Steps { public static String colour() { return \"painted\"; } public static String size() { return \"cut\"; } }")
                .lib("public class Renamed { public static String all() throws Exception { Map<String, Object> all = new TreeMap<>(); for (var old : Old.class.getDeclaredFields()) { "
                        + "String name = old.getName().substring(4); all.put(name, New.class.getDeclaredField(name).get(null)); "
                        + "all.put(name + 2, Steps.class.getMethod(name.toLowerCase()).invoke(null)); } return all.toString(); } }").shrunkTo(level);
    }
}

package dev.shrink.jvm.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrink.config.Level;
import dev.shrink.jvm.SmallProgram;
import dev.shrink.jvm.SmallProgram.Shrunk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Members that code lists by reflection without naming them, and types that binders find in generic signatures. */
class EnumeratedMembersTest {
    @ParameterizedTest
    @EnumSource(Level.class)
    void keepsMethodsListedOfAnAnonymousClass(Level level) {
        SmallProgram.main("return lib.Marker.NONE.getName();")
                .lib("public class Marker { public static final java.lang.reflect.Method NONE = new Object() { private void nothing() { } }.getClass().getDeclaredMethods()[0]; }").shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void keepsFieldsListedOfAClassConstant(Level level) {
        SmallProgram.main("return lib.Codes.names();")
                .lib("public class Codes { static final Object ZERO = new Object(), ONE = new Object(); public static String names() { List<String> r = new ArrayList<>(); "
                        + "for (var f : Codes.class.getDeclaredFields()) r.add(f.getName()); return r.stream().sorted().toList().toString(); } }").shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void keepsMethodsListedOfAClassThatTheCodeNames(Level level) {
        SmallProgram.main("return lib.Old.first();")
                .lib("public class Old { static class Marker { void nothing() { } } static Class<?> find(String name) { try { return Class.forName(name); } catch (ClassNotFoundException e) { throw new NoClassDefFoundError(name); } } "
                        + "public static String first() { return find(\"lib.Old$Marker\").getDeclaredMethods()[0].getName(); } }").shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void keepsFieldsOfSubclassesThatTheirParentLists(Level level) {
        SmallProgram.main("return new lib.Point().text();")
                .lib("public abstract class Structure { public String text() { String r = \"\"; for (var f : getClass().getFields()) r += f.getName(); return r; } }")
                .lib("public class Point extends Structure { public int abscissa; }").shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void keepsMethodsListedOfObjectsThatTheCodeCastsOrIsGiven(Level level) {
        SmallProgram.main("return lib.Lister.all(List.of(new lib.First())) + lib.Lister.one(new lib.Second());")
                .lib("public interface Handler { }").lib("public class First implements Handler { public int rows() { return 1; } }").lib("public class Second implements Handler { public int columns() { return 2; } }")
                .lib("public class Lister { public static String all(List<Handler> handlers) { String r = \"\"; for (Handler h : handlers) for (var m : h.getClass().getDeclaredMethods()) r += m.getName(); return r; } "
                        + "public static String one(Handler handler) { return handler.getClass().getDeclaredMethods()[0].getName(); } }").shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void bindersMakeTheTypeArgumentsOfFields(Level level) {
        SmallProgram.main("return lib.Binder.read(lib.Order.class);")
                .lib("public class Item { public Item() { } public String toString() { return \"item\"; } }")
                .lib("public class Order { List<Item> items; }")
                .lib("public class Binder { public static String read(Class<?> type) throws Exception { var f = type.getDeclaredField(\"items\"); "
                        + "var item = ((java.lang.reflect.ParameterizedType) f.getGenericType()).getActualTypeArguments()[0]; "
                        + "return String.valueOf(((Class<?>) item).getDeclaredConstructor().newInstance()); } }").shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void reportsAListOfMembersOfAnUnknownClass(Level level) {
        Shrunk shrunk = SmallProgram.main("return lib.Members.count(String.class);")
                .lib("public class Members { public static String count(Class<?> type) { return String.valueOf(type.getMethods().length > 0); } }").shrunkTo(level);

        assertThat(shrunk.reached().sites().stream().anyMatch(s -> s.className().equals("lib/Members") && s.api().equals("Class.getMethods"))).isEqualTo(level == Level.MEMBERS);
    }
}

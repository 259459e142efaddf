package dev.shrink.jvm.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrink.config.Level;
import dev.shrink.jvm.SmallProgram;
import dev.shrink.jvm.SmallProgram.Shrunk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Beans of a library that binders of another library read and fill, with names that come with the data. */
class BeanPropertiesTest {
    private static final String WRITER = "public class Binder { public static String write(Object o) throws Exception { var r = new TreeMap<String, Object>(); for (var m : o.getClass().getMethods()) "
            + "if (m.getName().startsWith(\"get\") && m.getParameterCount() == 0 && m.getDeclaringClass() != Object.class) { Object v = m.invoke(o); "
            + "r.put(m.getName(), v == null || v.getClass().getName().startsWith(\"java\") ? v : write(v)); } return r.toString(); } "
            + "public static Object read(Class<?> type, char initial, Object value) throws Exception { Object o = type.getDeclaredConstructor().newInstance(); for (var m : type.getMethods()) "
            + "if (m.getName().startsWith(\"set\") && m.getName().charAt(3) == initial) m.invoke(o, value); return o; } }";
    private static final String ADDRESS = "public class Address { private String city = \"c\"; public String getCity() { return city; } public void setCity(String c) { city = c; } public String town() { return city; } }";
    private static final String ITEM = "public class Item { private String label = \"l\"; private List<Address> places = new ArrayList<>(); private Address home = new Address(); public String getLabel() { return label; } "
            + "public void setLabel(String l) { label = l; } public Address getHome() { return home; } public List<Address> getPlaces() { return places; } public String shout() { return label + \"!\"; } }";

    @ParameterizedTest
    @EnumSource(Level.class)
    void writesAllPropertiesOfALibrarysBean(Level level) {
        SmallProgram.main("return lib.Binder.write(new lib.Item());").lib(WRITER).lib(ITEM).lib(ADDRESS).shrunkTo(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void fillsPropertiesOfALibrarysBeanGivenByItsClass(Level level) {
        SmallProgram.main("return lib.Binder.write(lib.Binder.read(lib.Item.class, (char) 76, \"set\"));").lib(WRITER).lib(ITEM).lib(ADDRESS).shrunkTo(level);
    }

    @Test
    void dropsWhatIsNoProperty() {
        Shrunk shrunk = SmallProgram.main("return lib.Binder.write(new lib.Item());").lib(WRITER).lib(ITEM).lib(ADDRESS).shrunkTo(Level.MEMBERS);

        assertThat(shrunk.methods("lib/Item")).contains("setLabel(Ljava/lang/String;)V").doesNotContain("shout()Ljava/lang/String;");
    }

    @Test
    void keepsNoPropertiesWhereNothingListsMembers() {
        Shrunk shrunk = SmallProgram.main("return new lib.Item().shout();").lib(ITEM).lib(ADDRESS).shrunkTo(Level.MEMBERS);

        assertThat(shrunk.methods("lib/Item")).doesNotContain("getLabel()Ljava/lang/String;");
    }
}

package corpus;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.annotations.XStreamAlias;
import com.thoughtworks.xstream.annotations.XStreamAsAttribute;
import com.thoughtworks.xstream.io.xml.StaxDriver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

public class Main {
    enum Size { S, L }

    @XStreamAlias("box")
    public static class Box {
        @XStreamAsAttribute private final String name;
        private final List<Object> things = new ArrayList<>();
        private final Map<String, Integer> counts = new LinkedHashMap<>();
        private Box inner;
        Box(String name) { this.name = name; }
        @Override public String toString() { return name + things + counts + inner; }
    }

    public static void main(String[] args) {
        for (XStream xstream : new XStream[] {new XStream(), new XStream(new StaxDriver())}) {
            xstream.allowTypesByWildcard(new String[] {"corpus.**"});
            xstream.processAnnotations(Box.class);
            Box box = new Box("outer");
            box.things.addAll(Arrays.asList(5, "x", new ArrayList<>(List.of(3, 1)), new java.math.BigDecimal("1.50"), Size.S, new int[] {1, 2}.length, java.time.LocalDate.of(2020, 2, 3)));
            box.counts.put("a", 1);
            box.inner = new Box("inner");
            String text = xstream.toXML(box);
            System.out.println(text);
            System.out.println(xstream.fromXML(text));
            try {
                xstream.fromXML("<java.lang.ProcessBuilder/>");
            } catch (RuntimeException e) {
                System.out.println(e.getClass().getName());
            }
        }
    }
}

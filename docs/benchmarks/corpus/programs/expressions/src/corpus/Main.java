package corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ognl.Ognl;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.MapContext;
import org.mvel2.MVEL;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.StandardEvaluationContext;

public class Main {
    public static class Person {
        public String nick = "n";
        private final String name;
        private final List<Integer> marks = new ArrayList<>(List.of(3, 1, 2));
        public Person(String name) { this.name = name; }
        public String getName() { return name; }
        public List<Integer> getMarks() { return marks; }
        public String greet(String who) { return name + " greets " + who; }
    }

    static class Access implements ognl.MemberAccess {
        public Object setup(ognl.OgnlContext c, Object t, java.lang.reflect.Member m, String p) { return null; }
        public void restore(ognl.OgnlContext c, Object t, java.lang.reflect.Member m, String p, Object s) { }
        public boolean isAccessible(ognl.OgnlContext c, Object t, java.lang.reflect.Member m, String p) { return true; }
    }

    public static void main(String[] args) throws Exception {
        Person person = new Person("ada");
        var jexl = new JexlBuilder().permissions(org.apache.commons.jexl3.introspection.JexlPermissions.UNRESTRICTED).create();
        var context = new MapContext(new TreeMap<>(Map.of("p", person)));
        for (String e : new String[] {"p.name + ':' + p.marks[1]", "p.greet('x')", "var t = 0; for (m : p.marks) t += m; t", "p.name =~ 'a.*' ? size(p.marks) : -1"}) {
            System.out.println(jexl.createScript(e).execute(context));
        }
        for (String e : new String[] {"name + marks[0]", "greet('y')", "marks.{? #this > 1}", "@java.lang.Math@max(3, 4)", "new java.util.ArrayList().size()"}) {
            try {
                System.out.println(Ognl.getValue(Ognl.parseExpression(e), Ognl.createDefaultContext(person, new Access()), person));
            } catch (Exception x) {
                System.out.println(x);
            }
        }
        for (String e : new String[] {"name + marks.size()", "foreach (m : marks) { if (m == 1) return 'one'; }", "marks[0] * 2 + 1", "import java.util.HashMap; new HashMap()"}) {
            System.out.println(MVEL.executeExpression(MVEL.compileExpression(e), person, new java.util.HashMap<>()));
        }
        var spel = new SpelExpressionParser();
        for (String e : new String[] {"name.toUpperCase()", "marks.?[#this > 1]", "greet('z')", "T(java.lang.Math).max(1, 5)", "new java.math.BigDecimal('1.5') + 1", "nick"}) {
            System.out.println(spel.parseExpression(e).getValue(new StandardEvaluationContext(person)));
        }
    }
}

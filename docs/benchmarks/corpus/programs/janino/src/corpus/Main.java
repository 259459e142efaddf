package corpus;

import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.util.TablesNamesFinder;

import org.antlr.stringtemplate.StringTemplate;
import org.codehaus.janino.*;

import java.util.*;

public final class Main {
    public interface Fn {
        double apply(double x, int n);
    }

    public static void main(String[] args) throws Exception {
        ExpressionEvaluator e = new ExpressionEvaluator();
        e.setParameters(new String[] {"a", "b"}, new Class<?>[] {int.class, double.class});
        e.setExpressionType(double.class);
        e.cook("a > 2 ? Math.sqrt(b) * a : -b");
        System.out.println(
                e.evaluate(new Object[] {3, 16.0}) + " " + e.evaluate(new Object[] {1, 2.5}));
        Fn f =
                (Fn)
                        new ScriptEvaluator()
                                .createFastEvaluator(
                                        "double s = 0; for (int i = 0; i < n; i++) { s +="
                                            + " Math.pow(x, i); } return s;",
                                        Fn.class,
                                        new String[] {"x", "n"});
        System.out.println(f.apply(2, 8));
        SimpleCompiler c = new SimpleCompiler();
        c.cook(
                "public class Gen implements java.util.function.Supplier { public Object get() {"
                    + " java.util.List l = new java.util.ArrayList(); l.add(\"g\"); return l; } }");
        System.out.println(
                ((java.util.function.Supplier<?>)
                                c.getClassLoader()
                                        .loadClass("Gen")
                                        .getDeclaredConstructor()
                                        .newInstance())
                        .get());
        try {
            new ExpressionEvaluator().cook("1 +");
        } catch (Exception x) {
            System.out.println(x);
        }
        bsh.Interpreter i = new bsh.Interpreter();
        i.set("names", List.of("x", "y"));
        System.out.println(i.eval("int t = 0; for (n : names) { t += n.length(); } t * 21;"));
        try {
            i.eval("undefined();");
        } catch (bsh.EvalError x) {
            System.out.println(x.getClass() + " " + x.getMessage());
        }
        StringTemplate t =
                new StringTemplate("Dear $user.name$, $items:{i | <$i$>}; separator=\", \"$");
        t.setAttribute("user", Map.of("name", "Ann"));
        t.setAttribute("items", List.of(1, 2));
        System.out.println(t);
        System.out.println(
                new TablesNamesFinder()
                        .getTableList(
                                CCJSqlParserUtil.parse(
                                        "select a.*, count(*) from x a left join (select * from y"
                                            + " where z in (1,2)) b on a.i=b.i group by 1 having"
                                            + " count(*) > 3")));
        try {
            CCJSqlParserUtil.parse("selec 1");
        } catch (Exception x) {
            System.out.println(x.getClass());
        }
    }
}

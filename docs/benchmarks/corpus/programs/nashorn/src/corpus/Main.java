package corpus;

import javax.script.Invocable;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;

public class Main {
    public static class Counter { private int n; public int getN() { return n; } public void add(int k) { n += k; } }

    public static void main(String[] args) throws Exception {
        ScriptEngine engine = new ScriptEngineManager().getEngineByName("javascript");
        engine.put("c", new Counter());
        for (String code : new String[] {"[1,2,3].map(function (x) { return x * 2 }).join()", "c.add(4); c.n", "JSON.stringify({a: [1, {b: 2}], d: new Date(0).getTime()})",
                "var L = Java.type('java.util.ArrayList'); var l = new L(); l.add('x'); l.size()", "/a(b+)/.exec('xabbb')[1]", "'%s'.replace('%s', 'y')",
                "try { null.x } catch (e) { e instanceof TypeError }", "function f(a) { return a + 1 } f(1)", "Object.keys({a:1,b:2}).length", "new Float64Array(3).length", "syntax error here"}) {
            try {
                System.out.println(engine.eval(code));
            } catch (ScriptException e) {
                System.out.println(e.getMessage().split("\n")[0]);
            }
        }
        System.out.println(((Invocable) engine).invokeFunction("f", 5));
        Runnable r = ((Invocable) engine).getInterface(engine.eval("({run: function () { print('ran') }})"), Runnable.class);
        r.run();
    }
}

package corpus;

import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;

public class Main {
    public static void main(String[] args) {
        Context context = Context.enter();
        try {
            Scriptable scope = context.initStandardObjects();
            System.out.println(Context.toString(context.evaluateString(scope, "var a=[3,1,2]; a.sort().map(function(x){return x*2}).join('-')", "s", 1, null)));
            System.out.println(Context.toString(context.evaluateString(scope, "JSON.stringify({d:new Date(0).getTime(), r:/a(b)/.exec('xab')[1]})", "s", 1, null)));
            System.out.println(Context.toString(context.evaluateString(scope, "new java.util.ArrayList(java.util.List.of(1,2)).size() + Math.max(1,2)", "s", 1, null)));
            context.evaluateString(scope, "nope.x", "s", 1, null);
        } catch (RuntimeException e) {
            System.out.println(e.getMessage());
        } finally {
            Context.exit();
        }
    }
}

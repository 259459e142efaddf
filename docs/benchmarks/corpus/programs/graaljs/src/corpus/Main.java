package corpus;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/** JavaScript in the process, with Java objects in it. */
public final class Main {
    public static final class Host {
        @HostAccess.Export
        public int twice(int n) {
            return 2 * n;
        }

        public int hidden() {
            return 1;
        }
    }

    public static void main(String[] args) {
        try (Context context = Context.newBuilder("js").option("engine.WarnInterpreterOnly", "false").allowHostAccess(HostAccess.EXPLICIT).build()) {
            context.getBindings("js").putMember("host", new Host());
            for (String script : new String[] {"[1,2,3].map(x => x * 2).join('-')", "host.twice(21)", "host.hidden()", "JSON.stringify({a: new Date(0).toISOString(), b: /x(\\d)/.exec('x5')[1]})", "class A { #p = 5; get p() { return this.#p } }; new A().p",
                "function* g() { yield 1; yield 2 }; [...g()].length", "throw new TypeError('bad')", "1 +", "(12345.678).toLocaleString('de')", "new Intl.DateTimeFormat('en').resolvedOptions().calendar", "BigInt(2) ** 70n", "'ß'.normalize('NFD').toUpperCase()"}) {
                try {
                    Value value = context.eval("js", script);
                    System.out.println(value);
                } catch (PolyglotException e) {
                    System.out.println(e.getMessage() + " " + e.isSyntaxError() + e.isGuestException());
                }
            }
        }
    }
}

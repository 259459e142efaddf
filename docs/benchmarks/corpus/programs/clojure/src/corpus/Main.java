package corpus;

import clojure.java.api.Clojure;
import clojure.lang.IFn;

public class Main {
    public static void main(String[] args) {
        IFn eval = Clojure.var("clojure.core", "load-string");
        Clojure.var("clojure.core", "require").invoke(Clojure.read("clojure.string"));
        for (String code : new String[] {"(+ 1 2)", "(clojure.string/join \",\" (map inc [1 2 3]))", "(->> (range 10) (filter odd?) (reduce +))",
                "(defrecord P [a b]) (str (:a (->P 1 2)))", "(let [{:keys [x y]} {:x 1 :y 2}] (* x y))", "(.toUpperCase \"abc\")", "(try (/ 1 0) (catch ArithmeticException e (.getMessage e)))",
                "(require 'clojure.set) (sort (clojure.set/union #{1 2} #{2 3}))", "(defmulti f :k) (defmethod f 1 [_] :one) (f {:k 1})", "(nope)"}) {
            try {
                System.out.println(eval.invoke(code));
            } catch (RuntimeException e) {
                System.out.println(e.getClass().getName() + " " + e.getMessage());
            }
        }
    }
}

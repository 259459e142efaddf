package corpus;

import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;
import scala.util.Try;

public class Main {
    public static void main(String[] args) {
        System.out.println(CollectionConverters.asScala(java.util.List.of(3, 1, 2)).toList().reverse().mkString("<", ",", ">"));
        System.out.println(scala.collection.immutable.Range$.MODULE$.inclusive(1, 5).map(x -> (int) x * 2).toVector());
        System.out.println(Map$.MODULE$.empty().updated("k", 1));
        System.out.println(scala.math.BigDecimal$.MODULE$.apply("1.50").$plus(scala.math.BigDecimal$.MODULE$.apply(2)));
        System.out.println(Try.apply(() -> Integer.parseInt("x")).isFailure());
        System.out.println(scala.reflect.runtime.package$.MODULE$.universe().getClass().getName());
        System.out.println(((scala.reflect.api.JavaUniverse) scala.reflect.runtime.package$.MODULE$.universe()).runtimeMirror(Main.class.getClassLoader())
                .toString().startsWith("JavaMirror"));
    }
}

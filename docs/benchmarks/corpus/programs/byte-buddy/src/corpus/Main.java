package corpus;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.implementation.bind.annotation.Argument;
import net.bytebuddy.implementation.bind.annotation.SuperCall;
import net.bytebuddy.matcher.ElementMatchers;
import java.util.concurrent.Callable;

public class Main {
    public static class Base {
        public String hello(String name) {
            return "hello " + name;
        }
    }

    public static class Interceptor {
        public static String hello(@Argument(0) String name, @SuperCall Callable<String> call) throws Exception {
            return "[" + call.call() + "/" + name + "]";
        }
    }

    public static void main(String[] args) throws Exception {
        Base base = new ByteBuddy().subclass(Base.class).method(ElementMatchers.named("hello")).intercept(MethodDelegation.to(Interceptor.class))
                .make().load(Main.class.getClassLoader()).getLoaded().getDeclaredConstructor().newInstance();
        System.out.println(base.hello("x"));
        Object fixed = new ByteBuddy().subclass(Object.class).method(ElementMatchers.isToString()).intercept(FixedValue.value("fixed"))
                .make().load(Main.class.getClassLoader()).getLoaded().getDeclaredConstructor().newInstance();
        System.out.println(fixed);
    }
}

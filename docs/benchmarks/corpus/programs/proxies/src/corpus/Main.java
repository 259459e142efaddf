package corpus;

import java.util.ArrayList;
import java.util.List;
import javassist.ClassPool;
import javassist.CtNewMethod;
import javassist.util.proxy.ProxyFactory;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.springframework.aop.aspectj.annotation.AspectJProxyFactory;

public class Main {
    public static class Service {
        public String hello(String who) { return "hello " + who; }
        public int add(int a, int b) { return a + b; }
    }

    public interface Named { String name(); }

    @Aspect
    public static class Counting {
        final List<String> seen = new ArrayList<>();
        @Around("execution(* corpus..Service.*(..))")
        public Object around(ProceedingJoinPoint point) throws Throwable {
            seen.add(point.getSignature().getName());
            return point.proceed() + "!";
        }
    }

    public static void main(String[] args) throws Exception {
        ProxyFactory factory = new ProxyFactory();
        factory.setSuperclass(Service.class);
        Service one = (Service) factory.create(new Class<?>[0], new Object[0], (self, method, proceed, a) -> method.getName().equals("add") ? 99 : proceed.invoke(self, a) + "?");
        System.out.println(one.hello("x") + one.add(1, 2));

        ClassPool pool = new ClassPool(true);
        var made = pool.makeClass("corpus.Made");
        made.addInterface(pool.get("corpus.Main$Named"));
        made.addMethod(CtNewMethod.make("public String name() { return \"made\" + java.lang.Math.max(1, 2); }", made));
        System.out.println(((Named) made.toClass(Main.class).getDeclaredConstructor().newInstance()).name());

        AspectJProxyFactory aspects = new AspectJProxyFactory(new Service());
        aspects.setProxyTargetClass(true);
        Counting counting = new Counting();
        aspects.addAspect(counting);
        Service two = aspects.getProxy();
        System.out.println(two.hello("y") + counting.seen);
    }
}

package corpus;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ScanResult;
import org.reflections.Reflections;

public class Main {
    public interface Plugin { }

    public static class One implements Plugin { }

    public static class Two implements Plugin { }

    public static void main(String[] args) {
        new Reflections("corpus").getSubTypesOf(Plugin.class).stream().map(Class::getName).sorted().forEach(System.out::println);
        try (ScanResult scan = new ClassGraph().acceptPackages("corpus").enableClassInfo().scan()) {
            System.out.println(scan.getClassesImplementing(Plugin.class).getNames());
        }
    }
}

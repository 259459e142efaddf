package corpus;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templateresolver.StringTemplateResolver;

public class Main {
    public record User(String name, int age) { }

    public static void main(String[] args) {
        TemplateEngine engine = new TemplateEngine();
        engine.setTemplateResolver(new StringTemplateResolver());
        Context context = new Context(Locale.ENGLISH, Map.of("users", List.of(new User("Ann", 3), new User("<Bob>", 4))));
        System.out.println(engine.process("<p th:each=\"u : ${users}\" th:text=\"${u.name() + '-' + u.age()}\" th:if=\"${u.age() > 2}\">x</p><b th:utext=\"${#strings.toUpperCase('q')}\"></b>", context));
    }
}

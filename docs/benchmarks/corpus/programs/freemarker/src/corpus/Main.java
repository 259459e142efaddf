package corpus;

import freemarker.template.Configuration;
import freemarker.template.Template;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

public class Main {
    public static class User {
        public String getName() {
            return "Ann";
        }
    }

    public static void main(String[] args) throws Exception {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_32);
        StringWriter out = new StringWriter();
        new Template("t", new StringReader("<#list xs as x>${x?string('0.0')}<#sep>, </#list> ${user.name?upper_case} ${'a,b'?split(',')?size} ${1234.5?c} ${user.name?html}"), configuration)
                .process(Map.of("xs", List.of(1, 2.55), "user", new User()), out);
        System.out.println(out);
    }
}

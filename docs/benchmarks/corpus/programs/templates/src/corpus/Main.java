package corpus;

import com.github.jknack.handlebars.Handlebars;
import com.github.mustachejava.DefaultMustacheFactory;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.StringLoader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;

public class Main {
    public static class Person {
        public final List<String> tags = List.of("a", "b");
        private final String name;
        Person(String name) { this.name = name; }
        public String getName() { return name; }
        public String shout(int n) { return name.toUpperCase() + n; }
    }

    public static void main(String[] args) throws Exception {
        Person person = new Person("ada");
        Map<String, Object> model = new TreeMap<>(Map.of("p", person, "list", List.of(1, 2)));
        StringWriter out = new StringWriter();
        new VelocityEngine().evaluate(new VelocityContext(model), out, "t", "$p.name $p.shout(3) #foreach($i in $list)$i;#end #set($x = 2 + 3)$x $!p.none #if($list.size() > 1)many#end");
        System.out.println(out);
        out = new StringWriter();
        new DefaultMustacheFactory().compile(new StringReader("{{p.name}} {{#p.tags}}<{{.}}>{{/p.tags}}{{^none}}none{{/none}} {{&list}}"), "m").execute(out, model).flush();
        System.out.println(out);
        System.out.println(new Handlebars().compileInline("{{p.name}} {{#each p.tags}}{{@index}}{{this}}{{/each}}{{#if list}}yes{{else}}no{{/if}}{{lookup list 1}}").apply(model));
        out = new StringWriter();
        new PebbleEngine.Builder().loader(new StringLoader()).build().getTemplate("{{ p.name | upper }} {% for t in p.tags %}{{ loop.index }}{{ t }}{% endfor %} {{ p.shout(4) }} {{ max(1, 5) }} {{ '<' }}").evaluate(out, model);
        System.out.println(out);
    }
}

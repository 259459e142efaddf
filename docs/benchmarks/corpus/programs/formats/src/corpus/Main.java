package corpus;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import com.opencsv.bean.CsvBindByName;
import com.opencsv.bean.CsvToBeanBuilder;
import com.opencsv.bean.StatefulBeanToCsvBuilder;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import org.apache.commons.configuration2.YAMLConfiguration;
import org.apache.commons.configuration2.XMLConfiguration;
import org.apache.commons.configuration2.builder.fluent.Configurations;
import org.jsoup.Jsoup;
import org.modelmapper.ModelMapper;

public class Main {
    public static class Row {
        @CsvBindByName(column = "NAME") private String name;
        @CsvBindByName private int size;
        public String getName() { return name; }
        public void setName(String n) { name = n; }
        public int getSize() { return size; }
        public void setSize(int s) { size = s; }
    }

    public static class View {
        private String name;
        private String size;
        public String getName() { return name; }
        public void setName(String n) { name = n; }
        public String getSize() { return size; }
        public void setSize(String s) { size = s; }
    }

    public static void main(String[] args) throws Exception {
        List<Row> rows = new CsvToBeanBuilder<Row>(new StringReader("name,size\na,1\nb,2\n")).withType(Row.class).build().parse();
        StringWriter out = new StringWriter();
        new StatefulBeanToCsvBuilder<Row>(out).build().write(rows);
        System.out.print(out);
        View view = new ModelMapper().map(rows.get(1), View.class);
        System.out.println(view.getName() + view.getSize());
        System.out.println(JsonPath.<Object>read("{\"a\":[{\"b\":1},{\"b\":5}]}", "$.a[?(@.b > 2)].b"));
        try {
            JsonPath.using(Configuration.defaultConfiguration()).parse("{}").read("$.x");
        } catch (PathNotFoundException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(Jsoup.parse("<p>a &amp; <b class=x>b</b><script>1</script>").select("b.x").outerHtml());
        System.out.println(Jsoup.clean("<a href='http://x/' onclick=1>t</a><i>u</i>", org.jsoup.safety.Safelist.basic()));
        YAMLConfiguration yaml = new YAMLConfiguration();
        yaml.read(new StringReader("a:\n  b: [1, 2]\n"));
        System.out.println(yaml.getList("a.b"));
        XMLConfiguration xml = new Configurations().xml(Main.class.getResource("/conf.xml"));
        System.out.println(xml.getString("a[@x]") + xml.getString("b"));
    }
}

package corpus;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.jayway.jsonpath.JsonPath;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.typesafe.config.ConfigBeanFactory;
import com.typesafe.config.ConfigFactory;

public class Main {
    public static class Settings {
        private String name;
        private java.time.Duration wait;
        public String getName() { return name; }
        public java.time.Duration getWait() { return wait; }
        public void setName(String name) { this.name = name; }
        public void setWait(java.time.Duration wait) { this.wait = wait; }
    }

    public static void main(String[] args) throws Exception {
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"type\":\"object\",\"required\":[\"a\"],"
                + "\"properties\":{\"a\":{\"type\":\"integer\",\"minimum\":3},\"b\":{\"format\":\"email\",\"pattern\":\"^x\"}},\"additionalProperties\":false}");
        for (String json : new String[] {"{\"a\":5}", "{\"a\":1,\"b\":\"q\"}", "{\"c\":1}"}) {
            schema.validate(new ObjectMapper().readTree(json)).stream().map(Object::toString).sorted().forEach(System.out::println);
        }
        System.out.println((Object) JsonPath.read("{\"s\":[{\"p\":3,\"n\":\"x\"},{\"p\":9,\"n\":\"y\"}]}", "$.s[?(@.p > 5)].n"));
        System.out.println((Object) JsonPath.read("{\"s\":[1,2,3]}", "$.s.sum()"));
        var config = ConfigFactory.parseString("base = 5s\nx { name = n, wait = ${base} }").resolve();
        Settings settings = ConfigBeanFactory.create(config.getConfig("x"), Settings.class);
        System.out.println(settings.name + settings.wait);
        try {
            config.getInt("nope");
        } catch (RuntimeException e) {
            System.out.println(e.getMessage());
        }
    }
}

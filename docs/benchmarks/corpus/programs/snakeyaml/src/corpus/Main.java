package corpus;

import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.Constructor;

public class Main {
    public static class Config {
        private String name;
        private List<Integer> ports;

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public List<Integer> getPorts() {
            return ports;
        }

        public void setPorts(List<Integer> ports) {
            this.ports = ports;
        }
    }

    public static void main(String[] args) {
        Map<String, Object> map = new Yaml().load("a: 1\nb: [x, 2026-01-02, 1.5]\nc: {d: null}");
        System.out.println(map);
        Config config = new Yaml(new Constructor(Config.class, new LoaderOptions())).load("name: n\nports: [1, 2]");
        System.out.println(config.name + config.ports);
        System.out.println(new Yaml().dump(Map.of("k", List.of(1, "two"))));
        System.out.println(new Yaml().dump(config));
    }
}

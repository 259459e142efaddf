package corpus;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.query.Predicates;
import java.io.Serializable;
import java.util.TreeSet;

public class Main {
    public static class Car implements Serializable {
        private final String maker;
        private final int year;
        Car(String maker, int year) { this.maker = maker; this.year = year; }
        public String getMaker() { return maker; }
        public int getYear() { return year; }
        @Override public String toString() { return maker + year; }
    }

    public record Point(int x, String label) { }

    public static void main(String[] args) {
        System.setProperty("hazelcast.logging.type", "none");
        Config config = new Config();
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        config.setProperty("hazelcast.socket.bind.any", "false");
        HazelcastInstance instance = Hazelcast.newHazelcastInstance(config);
        IMap<Integer, Car> cars = instance.getMap("cars");
        cars.put(1, new Car("a", 1999));
        cars.put(2, new Car("b", 2005));
        System.out.println(cars.values(Predicates.sql("year > 2000 and maker like 'b%'")));
        System.out.println(cars.executeOnKey(1, e -> e.getValue().getMaker()).toString());
        System.out.println(new TreeSet<>(cars.project(com.hazelcast.projection.Projections.<java.util.Map.Entry<Integer, Car>, String>singleAttribute("maker"))));
        IMap<String, Point> points = instance.getMap("points");
        points.put("p", new Point(1, "one"));
        System.out.println(points.get("p"));
        System.out.println(instance.getQueue("q").offer("x") + " " + instance.getQueue("q").poll());
        instance.shutdown();
        System.exit(0);
    }
}

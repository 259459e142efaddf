package corpus;

import com.typesafe.config.ConfigBeanFactory;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.reflect.Nullable;
import org.apache.avro.reflect.ReflectData;
import org.apache.avro.reflect.ReflectDatumReader;
import org.apache.avro.reflect.ReflectDatumWriter;

/** Configuration mapped to interfaces and beans, and records of Avro by reflection. */
public final class Main {
    @ConfigMapping(prefix = "app")
    public interface App {
        String name();

        List<String> tags();

        Duration pause();

        Limits limits();

        @WithDefault("9")
        int other();

        Optional<String> none();

        interface Limits {
            int max();
        }
    }

    public static final class Bean {
        private int b;
        private List<Integer> d;
        private Duration f;

        public int getB() { return b; }

        public List<Integer> getD() { return d; }

        public Duration getF() { return f; }

        public void setB(int b) { this.b = b; }

        public void setD(List<Integer> d) { this.d = d; }

        public void setF(Duration f) { this.f = f; }
    }

    public static final class Event {
        public enum Kind { IN, OUT }

        String id = "x";
        Kind kind = Kind.OUT;
        @Nullable String note;
        double[] values = {1, 2};
        List<String> tags = new java.util.ArrayList<>(List.of("t"));
    }

    public static void main(String[] args) throws Exception {
        SmallRyeConfig config = new SmallRyeConfigBuilder().addDefaultSources().addDefaultInterceptors().addDiscoveredSources().addDiscoveredConverters().withProfile("test").withMapping(App.class).build();
        App app = config.getConfigMapping(App.class);
        System.out.println(app.name() + app.tags() + app.limits().max() + app.other() + app.none() + app.pause());
        System.out.println(config.getValue("yaml.deep.er", Integer.class) + " " + config.getValues("yaml.list", String.class));
        try {
            config.getValue("nosuch", Integer.class);
        } catch (RuntimeException e) {
            System.out.println(e);
        }
        try {
            config.getValue("app.name", Integer.class);
        } catch (RuntimeException e) {
            System.out.println(e);
        }
        var typesafe = ConfigFactory.load();
        Bean bean = ConfigBeanFactory.create(typesafe.getConfig("a").withoutPath("c").withoutPath("e"), Bean.class);
        System.out.println(bean.b + " " + bean.d + bean.f + typesafe.getString("a.c") + typesafe.getBytes("a.e") + typesafe.getBoolean("g"));
        try {
            typesafe.getInt("a.nosuch");
        } catch (ConfigException e) {
            System.out.println(e.getClass() + e.getMessage().replaceAll("^[^:]*: *\\d*", ""));
        }
        Schema schema = ReflectData.get().getSchema(Event.class);
        System.out.println(schema);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new ReflectDatumWriter<>(Event.class).write(new Event(), encoder);
        encoder.flush();
        Event back = new ReflectDatumReader<>(Event.class).read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
        System.out.println(back.id + back.kind + back.note + back.values[1] + back.tags);
    }
}

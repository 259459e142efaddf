package corpus;

import com.google.common.base.Splitter;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.ImmutableMultimap;
import com.google.common.collect.Lists;
import com.google.common.eventbus.EventBus;
import com.google.common.eventbus.Subscribe;
import com.google.common.hash.Hashing;
import com.google.common.reflect.TypeToken;
import java.nio.charset.StandardCharsets;
import java.util.List;

public class Main {
    @Subscribe
    public void on(String event) {
        System.out.println("event " + event);
    }

    public static void main(String[] args) throws Exception {
        System.out.println(Splitter.on(',').trimResults().splitToList("a, b ,c"));
        System.out.println(ImmutableMultimap.of("k", 1, "k", 2));
        System.out.println(Hashing.sha256().hashString("x", StandardCharsets.UTF_8));
        System.out.println(Hashing.murmur3_128().hashInt(5) + " " + Hashing.crc32c().hashInt(7));
        System.out.println(Lists.partition(List.of(1, 2, 3, 4, 5), 2));
        var cache = CacheBuilder.newBuilder().maximumSize(2).recordStats().<String, Integer>build();
        System.out.println(cache.get("a", () -> 41) + " " + cache.stats());
        EventBus bus = new EventBus();
        bus.register(new Main());
        bus.post("hello");
        System.out.println(new TypeToken<List<String>>() { }.getRawType());
    }
}

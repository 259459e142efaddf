package corpus;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;

public class Main {
    public static void main(String[] args) {
        LoadingCache<String, Integer> cache = Caffeine.newBuilder().maximumSize(2).recordStats().expireAfterWrite(Duration.ofMinutes(1)).build(String::length);
        System.out.println(cache.get("abc") + " " + cache.getAll(java.util.List.of("x", "yy")));
        cache.cleanUp();
        System.out.println(cache.estimatedSize() + " " + cache.stats().missCount());
        var weak = Caffeine.newBuilder().weakKeys().softValues().maximumWeight(9).weigher((k, v) -> 3).build();
        weak.put("k", "v");
        System.out.println(weak.asMap().size());
    }
}

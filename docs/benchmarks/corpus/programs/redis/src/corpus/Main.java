package corpus;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.JedisPooled;

/** Two clients of Redis against a few commands of its protocol. */
public final class Main {
    private static final Map<String, String> VALUES = new ConcurrentHashMap<>();

    static String answer(List<String> words) {
        return switch (words.get(0).toUpperCase()) {
            case "PING" -> "+PONG\r\n";
            case "SET" -> { VALUES.put(words.get(1), words.get(2)); yield "+OK\r\n"; }
            case "GET" -> bulk(VALUES.get(words.get(1)));
            case "INCR" -> ":" + VALUES.merge(words.get(1), "1", (a, b) -> String.valueOf(Integer.parseInt(a) + 1)) + "\r\n";
            case "MGET" -> { StringBuilder all = new StringBuilder("*" + (words.size() - 1) + "\r\n"); words.subList(1, words.size()).forEach(k -> all.append(bulk(VALUES.get(k)))); yield all.toString(); }
            case "LPUSH" -> "-WRONGTYPE Operation against a key holding the wrong kind of value\r\n";
            case "CLIENT", "AUTH", "SELECT" -> "+OK\r\n";
            default -> "-ERR unknown command '" + words.get(0) + "'\r\n";
        };
    }

    static String bulk(String value) {
        return value == null ? "$-1\r\n" : "$" + value.length() + "\r\n" + value + "\r\n";
    }

    static void serve(Socket client) {
        try (client; BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream())); OutputStream out = client.getOutputStream()) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                List<String> words = new ArrayList<>();
                for (int n = Integer.parseInt(line.substring(1)); n > 0; n--) {
                    in.readLine();
                    words.add(in.readLine());
                }
                out.write(answer(words).getBytes());
                out.flush();
            }
        } catch (Exception e) {
            // The client is gone.
        }
    }

    public static void main(String[] args) throws Exception {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread acceptor = new Thread(() -> {
            while (true) {
                try {
                    Socket client = server.accept();
                    Thread worker = new Thread(() -> serve(client));
                    worker.setDaemon(true);
                    worker.start();
                } catch (Exception e) {
                    return;
                }
            }
        });
        acceptor.setDaemon(true);
        acceptor.start();
        int port = server.getLocalPort();
        try (JedisPool pool = new JedisPool("127.0.0.1", port); var jedis = pool.getResource()) {
            System.out.println(jedis.ping() + " " + jedis.set("a", "1") + " " + jedis.get("a") + " " + jedis.incr("n") + jedis.incr("n") + " " + jedis.mget("a", "n", "none"));
            try {
                jedis.lpush("a", "x");
            } catch (RuntimeException e) {
                System.out.println(e);
            }
        }
        try (JedisPooled jedis = new JedisPooled("127.0.0.1", port)) {
            System.out.println(jedis.get("a") + jedis.get("none"));
        }
        try (JedisPooled jedis = new JedisPooled("127.0.0.1", 1)) {
            jedis.get("a");
        } catch (RuntimeException e) {
            for (Throwable t = e; t != null; t = t.getCause()) System.out.println(t.getClass() + ": " + t.getMessage());
        }
        RedisClient client = RedisClient.create("redis://127.0.0.1:" + port);
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            System.out.println(connection.sync().ping() + connection.sync().get("a") + connection.async().incr("n").get(5, TimeUnit.SECONDS) + connection.reactive().get("a").block());
            System.out.println(new TreeMap<>(Map.of("v", connection.sync().mget("a", "none").toString())));
            try {
                connection.sync().lpush("a", "x");
            } catch (RuntimeException e) {
                System.out.println(e);
            }
        }
        client.shutdown(0, 1, TimeUnit.SECONDS);
        try {
            RedisClient.create("redis://127.0.0.1:1").connect();
        } catch (RuntimeException e) {
            for (Throwable t = e; t != null; t = t.getCause()) System.out.println(t.getClass() + ": " + t.getMessage());
        }
        System.exit(0);
    }
}

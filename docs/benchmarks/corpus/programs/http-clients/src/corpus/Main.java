package corpus;

import com.sun.net.httpserver.HttpServer;
import feign.Feign;
import feign.Param;
import feign.RequestLine;
import feign.jackson.JacksonDecoder;
import feign.jackson.JacksonEncoder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.fluent.Request;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;

/** Clients of HTTP, old and new, against a server of the runtime. */
public final class Main {
    public record Item(int id, String name) {
    }

    public interface Items {
        @RequestLine("GET /items/{id}")
        Item one(@Param("id") int id);

        @RequestLine("POST /items")
        List<Item> add(Item item);
    }

    public static void main(String[] args) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", x -> {
            x.getRequestBody().readAllBytes();
            String path = x.getRequestURI().getPath();
            byte[] body = (path.equals("/items") ? "[{\"id\":1,\"name\":\"a\"}]" : "{\"id\":7,\"name\":\"" + x.getRequestMethod() + "\"}").getBytes();
            if (path.equals("/moved")) {
                x.getResponseHeaders().set("Location", "/items");
            }
            x.sendResponseHeaders(path.equals("/moved") ? 302 : path.endsWith("404") ? 404 : 200, body.length);
            x.getResponseBody().write(body);
            x.close();
        });
        server.start();
        String at = "http://127.0.0.1:" + server.getAddress().getPort();
        System.out.println(Request.get(at + "/moved").execute().returnContent().asString());
        System.out.println(Request.post(at + "/x").bodyString("{}", ContentType.APPLICATION_JSON).execute().returnContent().getType());
        try (var client = HttpClients.custom().setUserAgent("x").build()) {
            System.out.println(client.<String>execute(new org.apache.hc.client5.http.classic.methods.HttpGet(at + "/404"), r -> r.getCode() + r.getReasonPhrase()));
        }
        try (var client = HttpAsyncClients.createDefault()) {
            client.start();
            System.out.println(client.execute(SimpleHttpRequest.create("GET", at + "/y"), (org.apache.hc.core5.concurrent.FutureCallback<org.apache.hc.client5.http.async.methods.SimpleHttpResponse>) null).get().getBodyText());
        }
        try (var client = org.apache.http.impl.client.HttpClients.createDefault(); var response = client.execute(new org.apache.http.client.methods.HttpGet(at + "/moved"))) {
            System.out.println(response.getStatusLine() + org.apache.http.util.EntityUtils.toString(response.getEntity()));
        }
        Items items = Feign.builder().decoder(new JacksonDecoder()).encoder(new JacksonEncoder()).target(Items.class, at);
        System.out.println(items.one(7) + " " + items.add(new Item(1, "a")));
        try {
            items.one(404);
        } catch (RuntimeException e) {
            System.out.println(e.getClass() + " " + e.getMessage().replaceAll(":\\d+", ":PORT"));
        }
        server.stop(0);
        for (String url : new String[] {"http://127.0.0.1:1/", "https://127.0.0.1:1/", "nosuch://x"}) {
            try {
                Request.get(url).execute();
            } catch (Exception e) {
                System.out.println(e);
            }
        }
        System.exit(0);
    }
}

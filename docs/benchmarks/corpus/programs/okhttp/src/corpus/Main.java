package corpus;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

public class Main {
    public static void main(String[] args) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = (exchange.getRequestMethod() + new String(exchange.getRequestBody().readAllBytes())).getBytes();
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/e") ? 500 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        OkHttpClient client = new OkHttpClient();
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        for (String path : new String[] {"/a", "/e"}) {
            try (Response response = client.newCall(new Request.Builder().url(base + path).post(new FormBody.Builder().add("k", "v w").build()).build()).execute()) {
                System.out.println(response.code() + " " + response.body().string());
            }
        }
        System.out.println(HttpUrl.get("http://a.b.example.co.uk/x").topPrivateDomain());
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
        server.stop(0);
    }
}

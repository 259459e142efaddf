package corpus;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.converter.gson.GsonConverterFactory;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;

public class Main {
    public static class Item { String name; int count; List<Map<String, Double>> parts; }

    public interface Api {
        @GET("items/{id}") Call<Item> item(@Path("id") String id, @Query("q") List<String> q);
        @POST("items") Call<List<Item>> add(@Body Item item, @Header("X-A") String a);
        default String both() throws Exception { return item("5", List.of("x")).execute().body().name; }
    }

    public static void main(String[] args) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", e -> {
            String in = new String(e.getRequestBody().readAllBytes());
            String uri = e.getRequestURI().toString();
            String out = uri.contains("bad") ? "{" : e.getRequestMethod().equals("GET") ? "{\"name\":\"" + uri + "\",\"count\":3,\"parts\":[{\"a\":1.5}]}" : "[" + in + "]";
            e.sendResponseHeaders(uri.contains("404") ? 404 : 200, out.length());
            e.getResponseBody().write(out.getBytes());
            e.close();
        });
        server.start();
        Api api = new Retrofit.Builder().baseUrl("http://127.0.0.1:" + server.getAddress().getPort() + "/").addConverterFactory(GsonConverterFactory.create()).build().create(Api.class);
        Response<Item> r = api.item("1 2", List.of("a", "b")).execute();
        System.out.println(r.code() + r.body().name + r.body().parts.get(0).get("a"));
        Item item = new Item();
        item.name = "n";
        System.out.println(api.add(item, "h").execute().body().get(0).name + api.both() + api.item("404", null).execute().isSuccessful());
        try {
            api.item("bad", null).execute();
        } catch (Exception e) {
            System.out.println(e);
        }
        server.stop(0);
        System.exit(0);
    }
}

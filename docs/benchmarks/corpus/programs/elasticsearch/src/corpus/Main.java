package corpus;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;

public class Main {
    public static class Item {
        public String name;
        public int price;
    }

    public static void main(String[] args) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", e -> {
            System.out.println(e.getRequestMethod() + " " + e.getRequestURI().getPath() + " " + new String(e.getRequestBody().readAllBytes()));
            boolean missing = e.getRequestURI().getPath().contains("missing");
            String out = missing ? "{\"error\":{\"type\":\"index_not_found_exception\",\"reason\":\"no such index\",\"root_cause\":[]},\"status\":404}"
                    : "{\"took\":1,\"timed_out\":false,\"_shards\":{\"total\":1,\"successful\":1,\"failed\":0},\"hits\":{\"total\":{\"value\":1,\"relation\":\"eq\"},"
                    + "\"hits\":[{\"_index\":\"items\",\"_id\":\"1\",\"_score\":1.0,\"_source\":{\"name\":\"bike\",\"price\":3}}]},\"aggregations\":{\"avg#p\":{\"value\":3.0}}}";
            e.getResponseHeaders().add("Content-Type", "application/vnd.elasticsearch+json;compatible-with=8");
            e.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
            e.sendResponseHeaders(missing ? 404 : 200, out.length());
            e.getResponseBody().write(out.getBytes());
            e.close();
        });
        server.start();
        try (RestClient rest = RestClient.builder(new HttpHost("127.0.0.1", server.getAddress().getPort(), "http")).build()) {
            ElasticsearchClient client = new ElasticsearchClient(new RestClientTransport(rest, new JacksonJsonpMapper()));
            var found = client.search(s -> s.index("items").query(q -> q.match(m -> m.field("name").query("bike"))).aggregations("p", a -> a.avg(v -> v.field("price"))), Item.class);
            System.out.println(found.hits().hits().get(0).source().name + " " + found.aggregations().get("p").avg().value());
            try {
                client.search(s -> s.index("missing"), Item.class);
            } catch (ElasticsearchException e) {
                System.out.println(e.getMessage());
            }
        }
        server.stop(0);
    }
}

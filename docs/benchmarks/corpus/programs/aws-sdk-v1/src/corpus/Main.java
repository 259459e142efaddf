package corpus;

import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.dynamodbv2.AmazonDynamoDB;
import com.amazonaws.services.dynamodbv2.AmazonDynamoDBClientBuilder;
import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBAttribute;
import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBHashKey;
import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBMapper;
import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBTable;
import com.amazonaws.services.dynamodbv2.model.ResourceNotFoundException;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.util.Set;

public class Main {
    @DynamoDBTable(tableName = "things")
    public static class Thing {
        private String id;
        private Set<String> names;
        @DynamoDBHashKey public String getId() { return id; }
        public void setId(String id) { this.id = id; }
        @DynamoDBAttribute(attributeName = "n") public Set<String> getNames() { return names; }
        public void setNames(Set<String> names) { this.names = names; }
    }

    public static void main(String[] args) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", e -> {
            String in = new String(e.getRequestBody().readAllBytes());
            boolean missing = in.contains("missing");
            String out = missing ? "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException\",\"message\":\"none\"}"
                    : e.getRequestHeaders().getFirst("X-Amz-Target").endsWith("GetItem") ? "{\"Item\":{\"id\":{\"S\":\"7\"},\"n\":{\"SS\":[\"a\"]}}}" : "{}";
            e.sendResponseHeaders(missing ? 400 : 200, out.length());
            e.getResponseBody().write(out.getBytes());
            e.close();
        });
        server.start();
        AmazonDynamoDB client = AmazonDynamoDBClientBuilder.standard().withCredentials(new AWSStaticCredentialsProvider(new BasicAWSCredentials("a", "b")))
                .withEndpointConfiguration(new EndpointConfiguration("http://127.0.0.1:" + server.getAddress().getPort(), "eu-west-1")).build();
        DynamoDBMapper mapper = new DynamoDBMapper(client);
        Thing thing = new Thing();
        thing.setId("1");
        thing.setNames(Set.of("x"));
        mapper.save(thing);
        System.out.println(mapper.load(Thing.class, "7").getNames());
        try {
            mapper.load(Thing.class, "missing");
        } catch (ResourceNotFoundException e) {
            System.out.println(e.getErrorMessage() + e.getStatusCode());
        }
        server.stop(0);
        System.exit(0);
    }
}

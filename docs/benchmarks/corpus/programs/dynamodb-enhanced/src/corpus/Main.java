package corpus;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

public class Main {
    @DynamoDbBean
    public static class Customer {
        private String id;
        private List<Tag> tags;
        private Level level;
        @DynamoDbPartitionKey public String getId() { return id; }
        public void setId(String id) { this.id = id; }
        @DynamoDbAttribute("t") public List<Tag> getTags() { return tags; }
        public void setTags(List<Tag> tags) { this.tags = tags; }
        public Level getLevel() { return level; }
        public void setLevel(Level level) { this.level = level; }
    }

    @DynamoDbBean
    public static class Tag {
        private String name;
        public String getName() { return name; }
        public void setName(String name) { this.name = name; }
    }

    public enum Level { LOW, HIGH }

    public static void main(String[] args) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", e -> {
            String in = new String(e.getRequestBody().readAllBytes());
            boolean put = e.getRequestHeaders().getFirst("X-Amz-Target").endsWith("PutItem");
            if (put) System.out.println(in);
            boolean missing = in.contains("missing");
            String out = missing ? "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException\",\"message\":\"none\"}" : put ? "{}"
                    : "{\"Item\":{\"id\":{\"S\":\"7\"},\"t\":{\"L\":[{\"M\":{\"name\":{\"S\":\"q\"}}}]},\"level\":{\"S\":\"HIGH\"}}}";
            e.sendResponseHeaders(missing ? 400 : 200, out.length());
            e.getResponseBody().write(out.getBytes());
            e.close();
        });
        server.start();
        try (DynamoDbClient client = DynamoDbClient.builder().region(Region.EU_WEST_1).endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b"))).build()) {
            DynamoDbTable<Customer> table = DynamoDbEnhancedClient.builder().dynamoDbClient(client).build().table("customers", TableSchema.fromBean(Customer.class));
            Customer c = new Customer();
            c.setId("1");
            Tag tag = new Tag();
            tag.setName("n");
            c.setTags(List.of(tag));
            c.setLevel(Level.LOW);
            table.putItem(c);
            Customer back = table.getItem(Key.builder().partitionValue("7").build());
            System.out.println(back.getId() + back.getTags().get(0).getName() + back.getLevel() + Map.of());
            try {
                table.getItem(Key.builder().partitionValue("missing").build());
            } catch (ResourceNotFoundException e) {
                System.out.println(e.awsErrorDetails().errorMessage());
            }
        }
        server.stop(0);
    }
}

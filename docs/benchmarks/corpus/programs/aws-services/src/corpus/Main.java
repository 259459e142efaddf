package corpus;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Services of AWS against a stand-in that answers and refuses. */
public final class Main {
    static String body(String path, String target, String request) {
        if (request.contains("missing")) {
            return "{\"__type\":\"com.amazonaws#ResourceNotFoundException\",\"message\":\"not there\"}";
        }
        return switch (target) {
            case "AmazonSQS.SendMessage" -> "{\"MessageId\":\"m1\",\"MD5OfMessageBody\":\"5d41402abc4b2a76b9719d911017c592\"}";
            case "AmazonSQS.ReceiveMessage" -> "{\"Messages\":[{\"MessageId\":\"m1\",\"ReceiptHandle\":\"h\",\"Body\":\"hello\",\"MD5OfBody\":\"5d41402abc4b2a76b9719d911017c592\",\"Attributes\":{\"SentTimestamp\":\"1\"}}]}";
            case "secretsmanager.GetSecretValue" -> "{\"ARN\":\"a\",\"Name\":\"n\",\"SecretString\":\"{}\",\"CreatedDate\":1.5E9}";
            case "DynamoDB_20120810.GetItem" -> "{\"Item\":{\"id\":{\"S\":\"1\"},\"n\":{\"N\":\"2.5\"},\"l\":{\"L\":[{\"BOOL\":true},{\"NULL\":true}]},\"m\":{\"M\":{\"x\":{\"SS\":[\"a\"]}}},\"b\":{\"B\":\"aGk=\"}}}";
            case "AmazonSSM.GetParameter" -> "{\"Parameter\":{\"Name\":\"p\",\"Type\":\"SecureString\",\"Value\":\"v\",\"Version\":3}}";
            default -> path.startsWith("/2015-03-31/functions") ? "{\"answer\":42}" : "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishResult><MessageId>s1</MessageId></PublishResult></PublishResponse>";
        };
    }

    static void show(Callable<Object> call) {
        try {
            System.out.println(call.call());
        } catch (Exception e) {
            System.out.println(e.getClass().getName() + ": " + e.getMessage() + " " + (e.getCause() == null ? "" : e.getCause().getClass()));
        }
    }

    public static void main(String[] args) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", x -> {
            String request = new String(x.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String target = String.valueOf(x.getRequestHeaders().getFirst("X-Amz-Target"));
            byte[] body = body(x.getRequestURI().getPath(), target, request + x.getRequestURI()).getBytes(StandardCharsets.UTF_8);
            x.sendResponseHeaders(new String(body).contains("__type") ? 400 : 200, body.length);
            x.getResponseBody().write(body);
            x.close();
        });
        server.start();
        URI at = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        var who = StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b"));
        try (SqsClient sqs = SqsClient.builder().endpointOverride(at).region(Region.EU_WEST_1).credentialsProvider(who).build();
                SnsClient sns = SnsClient.builder().endpointOverride(at).region(Region.EU_WEST_1).credentialsProvider(who).build();
                SecretsManagerClient secrets = SecretsManagerClient.builder().endpointOverride(at).region(Region.EU_WEST_1).credentialsProvider(who).build();
                DynamoDbClient dynamo = DynamoDbClient.builder().endpointOverride(at).region(Region.EU_WEST_1).credentialsProvider(who).build();
                SsmClient ssm = SsmClient.builder().endpointOverride(at).region(Region.EU_WEST_1).credentialsProvider(who).build();
                LambdaClient lambda = LambdaClient.builder().endpointOverride(at).region(Region.EU_WEST_1).credentialsProvider(who).build()) {
            show(() -> sqs.sendMessage(b -> b.queueUrl(at + "/q").messageBody("hello")).messageId());
            show(() -> sqs.receiveMessage(b -> b.queueUrl(at + "/q")).messages());
            show(() -> sqs.sendMessage(b -> b.queueUrl(at + "/missing").messageBody("missing")).messageId());
            show(() -> sns.publish(b -> b.topicArn("arn:aws:sns:eu-west-1:1:t").message("m")));
            show(() -> secrets.getSecretValue(b -> b.secretId("n")));
            show(() -> secrets.getSecretValue(b -> b.secretId("missing")));
            show(() -> dynamo.getItem(b -> b.tableName("t").key(Map.of("id", AttributeValue.fromS("1")))).item().toString().length());
            show(() -> dynamo.getItem(b -> b.tableName("missing").key(Map.of("id", AttributeValue.fromS("1")))).item());
            show(() -> ssm.getParameter(b -> b.name("p").withDecryption(true)).parameter());
            show(() -> lambda.invoke(b -> b.functionName("f").payload(SdkBytes.fromUtf8String("{}"))).payload().asUtf8String());
            show(() -> lambda.invoke(b -> b.functionName("missing").payload(SdkBytes.fromUtf8String("{}"))).payload().asUtf8String());
        }
        server.stop(0);
        try (SqsClient sqs = SqsClient.builder().endpointOverride(URI.create("http://127.0.0.1:1")).region(Region.EU_WEST_1).credentialsProvider(who).build()) {
            show(() -> sqs.listQueues());
        }
        show(() -> SqsClient.builder().region(Region.of("nowhere-1")).build().serviceName());
        show(() -> LambdaAsyncClient.create());
        System.exit(0);
    }
}

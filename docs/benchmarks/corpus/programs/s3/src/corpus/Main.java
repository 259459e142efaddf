package corpus;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

public class Main {
    public static void main(String[] args) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().toString();
            int status = path.contains("404") ? 404 : path.contains("403") ? 403 : path.contains("503") ? 503 : 200;
            String body = status == 200 ? (path.contains("list-type") ? "<ListBucketResult><Contents><Key>a</Key><Size>3</Size></Contents></ListBucketResult>" : "hello")
                    : "<Error><Code>" + (status == 404 ? "NoSuchKey" : "Denied") + "</Code><Message>m</Message></Error>";
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("ETag", "\"x\"");
            exchange.sendResponseHeaders(status, body.length());
            exchange.getResponseBody().write(body.getBytes());
            exchange.close();
        });
        server.start();
        try (S3Client s3 = S3Client.builder().httpClient(UrlConnectionHttpClient.create()).region(Region.EU_WEST_1).forcePathStyle(true)
                .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b"))).build()) {
            System.out.println(s3.listObjectsV2(r -> r.bucket("b")).contents());
            System.out.println(s3.putObject(r -> r.bucket("b").key("k"), RequestBody.fromString("x")).eTag());
            for (String key : new String[] {"k", "404", "403", "503"}) {
                try {
                    System.out.println(s3.getObjectAsBytes(r -> r.bucket("b").key(key)).asUtf8String());
                } catch (S3Exception e) {
                    System.out.println(e.getClass().getName() + " " + e.statusCode() + " " + e.awsErrorDetails().errorCode());
                }
            }
            s3.getObject(r -> r.bucket("BAD..").key("")).close();
        } catch (RuntimeException e) {
            System.out.println(e.getClass().getName() + " " + e.getMessage());
        }
        server.stop(0);
    }
}

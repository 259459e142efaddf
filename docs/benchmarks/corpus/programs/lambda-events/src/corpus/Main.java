package corpus;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.GsonFactory;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;

/** Events read and written as AWS's runtime does it. */
public final class Main {
    public static final class Own {
        private String name;
        private List<Integer> numbers;

        public String getName() { return name; }

        public void setName(String name) { this.name = name; }

        public List<Integer> getNumbers() { return numbers; }

        public void setNumbers(List<Integer> numbers) { this.numbers = numbers; }
    }

    static <T> void trip(PojoSerializer<T> serializer, String json) {
        try {
            T event = serializer.fromJson(new ByteArrayInputStream(json.getBytes()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            serializer.toJson(event, out);
            System.out.println(event + "\n  " + out);
        } catch (RuntimeException e) {
            System.out.println(e.getClass() + " " + e.getMessage());
        }
    }

    static <T> void event(Class<T> type, String json) {
        trip(LambdaEventSerializers.serializerFor(type, Main.class.getClassLoader()), json);
    }

    public static void main(String[] args) {
        event(S3Event.class, "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"eventTime\":\"1970-01-01T00:00:00.000Z\",\"s3\":{\"bucket\":{\"name\":\"b\",\"arn\":\"a\"},\"object\":{\"key\":\"k+1\",\"size\":5}}}]}");
        event(SQSEvent.class, "{\"Records\":[{\"messageId\":\"m\",\"body\":\"x\",\"attributes\":{\"a\":\"1\"},\"messageAttributes\":{\"q\":{\"stringValue\":\"v\",\"dataType\":\"String\"}},\"eventSourceARN\":\"arn\"}]}");
        event(SNSEvent.class, "{\"Records\":[{\"EventSource\":\"aws:sns\",\"Sns\":{\"Message\":\"m\",\"Timestamp\":\"1970-01-01T00:00:00.000Z\",\"MessageAttributes\":{\"t\":{\"Type\":\"String\",\"Value\":\"v\"}}}}]}");
        event(KinesisEvent.class, "{\"Records\":[{\"kinesis\":{\"data\":\"aGk=\",\"partitionKey\":\"p\",\"approximateArrivalTimestamp\":1.5}}]}");
        event(DynamodbEvent.class, "{\"Records\":[{\"eventName\":\"INSERT\",\"dynamodb\":{\"Keys\":{\"id\":{\"N\":\"1\"}},\"NewImage\":{\"l\":{\"L\":[{\"S\":\"x\"}]}},\"ApproximateCreationDateTime\":1}}]}");
        event(ScheduledEvent.class, "{\"id\":\"i\",\"time\":\"1970-01-01T00:00:00Z\",\"detail\":{\"a\":1},\"detail-type\":\"d\"}");
        event(APIGatewayV2HTTPEvent.class, "{\"version\":\"2.0\",\"rawPath\":\"/x\",\"headers\":{\"h\":\"v\"},\"requestContext\":{\"http\":{\"method\":\"GET\"}},\"isBase64Encoded\":true}");
        event(APIGatewayProxyResponseEvent.class, "{\"statusCode\":200,\"body\":\"b\"}");
        event(S3Event.class, "{\"Records\":[{\"s3\":5}]}");
        trip(JacksonFactory.getInstance().getSerializer(Own.class), "{\"name\":\"n\",\"numbers\":[1,2],\"other\":{}}");
        trip(GsonFactory.getInstance().getSerializer(Own.class), "{\"name\":\"n\",\"numbers\":[1,2]}");
        trip(JacksonFactory.getInstance().getSerializer(Map.class), "{\"a\":[1,null]}");
        trip(JacksonFactory.getInstance().getSerializer(Own.class), "{");
        org.apache.logging.log4j.LogManager.getLogger().error("logged {}", 1);
    }
}

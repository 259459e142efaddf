package corpus;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.gson.Gson;
import org.apache.commons.lang3.builder.ToStringBuilder;
import org.apache.commons.lang3.tuple.ImmutableTriple;
import org.apache.commons.lang3.tuple.MutablePair;

/** Beans that belong to a library, read and written by binders of other libraries; nothing here calls their getters. */
public class Main {
    public static void main(String[] args) throws Exception {
        ObjectMapper mapper = JsonMapper.builder().enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false).build();
        String event = "{\"records\":[{\"messageId\":\"m1\",\"body\":\"b\",\"md5OfBody\":\"x\",\"attributes\":{\"a\":\"1\"},\"messageAttributes\":{\"k\":{\"stringValue\":\"v\",\"dataType\":\"String\"}}}]}";
        SQSEvent read = mapper.readValue(event, SQSEvent.class);
        System.out.println(mapper.writeValueAsString(read));
        String request = "{\"rawPath\":\"/x\",\"headers\":{\"h\":\"1\"},\"isBase64Encoded\":true,\"requestContext\":{\"stage\":\"s\",\"http\":{\"method\":\"GET\",\"sourceIp\":\"192.0.2.1\"}}}";
        System.out.println(new Gson().toJson(new Gson().fromJson(request, APIGatewayV2HTTPEvent.class)));
        APIGatewayV2HTTPResponse response = APIGatewayV2HTTPResponse.builder().withStatusCode(201).withBody("done").build();
        System.out.println(mapper.writeValueAsString(response));
        System.out.println(new Gson().toJson(response));
        System.out.println(mapper.writeValueAsString(MutablePair.of("l", 3)));
        System.out.println(mapper.writeValueAsString(ImmutableTriple.of("l", 3, 4.5)));
        System.out.println(ToStringBuilder.reflectionToString(MutablePair.of("l", 3)).replaceAll("@[0-9a-f]+", ""));
    }
}

package dev.shrink.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.shrink.model.ShrinkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventReaderTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    private static JsonNode only(HttpEvent.Format format, String argument) throws Exception {
        List<Event> events = new EventReader(format).read(argument);
        assertThat(events).hasSize(1);
        return JSON.readTree(events.get(0).json());
    }

    @Test
    void makesARestApiEventOfARequest() throws Exception {
        JsonNode event = only(HttpEvent.Format.V1, "GET /features?entity=a%20b&tag=1&tag=2");

        assertThat(event.at("/httpMethod").asText()).isEqualTo("GET");
        assertThat(event.at("/path").asText()).isEqualTo("/features");
        assertThat(event.at("/queryStringParameters")).hasToString("{\"entity\":\"a b\",\"tag\":\"2\"}");
        assertThat(event.at("/multiValueQueryStringParameters/tag")).hasToString("[\"1\",\"2\"]");
        assertThat(event.at("/body").isNull()).isTrue();
        assertThat(event.has("version")).isFalse();
    }

    @Test
    void makesAnHttpApiEventOfARequestWithABody() throws Exception {
        JsonNode event = only(HttpEvent.Format.V2, "post /score {\"vector\": [1, 2]}".replace("post", "POST"));

        assertThat(event.at("/version").asText()).isEqualTo("2.0");
        assertThat(event.at("/requestContext/http/method").asText()).isEqualTo("POST");
        assertThat(event.at("/rawPath").asText()).isEqualTo("/score");
        assertThat(event.at("/body").asText()).isEqualTo("{\"vector\": [1, 2]}");
        assertThat(event.at("/headers/content-type").asText()).isEqualTo("application/json");
        assertThat(event.has("queryStringParameters")).isFalse();
    }

    @Test
    void readsSeveralRequestsOfOneFile() throws Exception {
        Path file = Files.writeString(folder.resolve("requests.http"), """
            ### a good one
            POST /score HTTP/1.1
            X-Trace: 7

            {"vector":
             [1]}
            ### another
            GET /risk?entity=x
            """);

        List<Event> events = new EventReader(HttpEvent.Format.V2).read(file.toString());

        assertThat(events).extracting(Event::name).containsExactly("POST /score", "GET /risk?entity=x");
        JsonNode first = JSON.readTree(events.get(0).json());
        assertThat(first.at("/body").asText()).isEqualTo("{\"vector\":\n [1]}");
        assertThat(first.at("/headers/x-trace").asText()).isEqualTo("7");
    }

    @Test
    void takesAFileOfJsonAsItIs() throws Exception {
        Path file = Files.writeString(folder.resolve("order.json"), "{\"id\": 1.50}");

        assertThat(new EventReader(HttpEvent.Format.V1).read(file.toString())).containsExactly(new Event("order.json", "{\"id\": 1.50}"));
    }

    @Test
    void saysWhatIsWrongWithAnEvent() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"id\": }");
        EventReader reader = new EventReader(HttpEvent.Format.V1);

        assertThatThrownBy(() -> reader.read(broken.toString())).isInstanceOf(ShrinkException.BadRequest.class).hasMessageContaining("no JSON");
        assertThatThrownBy(() -> reader.read("missing.json")).isInstanceOf(ShrinkException.BadRequest.class).hasMessageContaining("no such file");
        assertThatThrownBy(() -> reader.read(Files.writeString(folder.resolve("bad.http"), "GET /x\nno header\n").toString()))
            .isInstanceOf(ShrinkException.BadRequest.class).hasMessageContaining("'no header' is no header");
    }
}

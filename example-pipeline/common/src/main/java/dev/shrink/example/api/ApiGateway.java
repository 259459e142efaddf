package dev.shrink.example.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrink.example.service.ErrorCode;
import dev.shrink.example.service.ServiceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Between API Gateway and an endpoint: takes events of payload versions 1.0 and 2.0, turns failures into JSON error bodies. */
public final class ApiGateway {
  private final ObjectMapper json;
  private final String method;
  private final ApiEndpoint endpoint;

  /**
   * @param method the only HTTP method that the endpoint answers
   */
  public ApiGateway(ObjectMapper json, String method, ApiEndpoint endpoint) {
    this.json = json;
    this.method = method;
    this.endpoint = endpoint;
  }

  /** Answers an event in its JSON form. A failure is a response, and is logged with its causes. */
  public void handle(InputStream event, OutputStream response, Consumer<String> log) throws IOException {
    JsonNode tree = json.readTree(event);
    json.writeValue(response, guarded(() -> respond(ApiEvent.request(tree)), log));
  }

  /** Answers a typed event; taking the request out of it may fail too. */
  public ApiResponse handle(Supplier<ApiRequest> request, Consumer<String> log) {
    return guarded(() -> respond(request.get()), log);
  }

  private ApiResponse respond(ApiRequest request) throws JsonProcessingException {
    if (!request.method().equals(method)) {
      throw new ServiceException(ErrorCode.METHOD_NOT_ALLOWED, "the method is not " + method);
    }
    return ApiResponse.json(200, json.writeValueAsString(endpoint.answer(request)));
  }

  private ApiResponse guarded(Answer answer, Consumer<String> log) {
    try {
      return answer.get();
    } catch (ServiceException failure) {
      log.accept(trace(failure));
      return error(failure.code(), failure.getMessage());
    } catch (JsonProcessingException | RuntimeException unexpected) {
      log.accept(trace(unexpected));
      return error(ErrorCode.INTERNAL, "the request could not be processed");
    }
  }

  private ApiResponse error(ErrorCode code, String message) {
    return ApiResponse.json(code.status(), json.valueToTree(new ErrorBody(code.label(), message)).toString());
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private interface Answer {
    ApiResponse get() throws JsonProcessingException;
  }
}

package dev.shrink.example.api;

import dev.shrink.example.service.ErrorCode;
import dev.shrink.example.service.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** What an endpoint needs of an API Gateway event, whichever payload version it came in. The query has the last value of each name. */
public record ApiRequest(String method, String path, Map<String, String> query, Optional<String> body) {
  public ApiRequest {
    query = Map.copyOf(query);
  }

  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /**
   * The body's text: API Gateway sends it in Base64 when the content type is not known to be text.
   *
   * @throws ServiceException {@link ErrorCode#INVALID_REQUEST} if it is said to be Base64 and is not
   */
  public static String decode(String body, boolean base64) {
    if (!base64) {
      return body;
    }
    try {
      return new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new ServiceException(ErrorCode.INVALID_REQUEST, "the body is not Base64", malformed);
    }
  }
}

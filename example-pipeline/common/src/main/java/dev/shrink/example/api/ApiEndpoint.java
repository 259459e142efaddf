package dev.shrink.example.api;

/** Answers one request with a value that becomes the JSON body of a 200. */
@FunctionalInterface
public interface ApiEndpoint {
  /**
   * @throws dev.shrink.example.service.ServiceException if there is no answer
   */
  Object answer(ApiRequest request);
}

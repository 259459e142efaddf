package dev.shrink.example.local.gateway;

/** Invokes a function with an API Gateway event and returns its response, both in JSON. */
@FunctionalInterface
public interface FunctionClient {
  /**
   * @throws FunctionFailure if the function threw, timed out or did not start
   */
  String invoke(String event) throws FunctionFailure;

  /** The function gave no response at all; API Gateway answers 502 then. */
  final class FunctionFailure extends Exception {
    public FunctionFailure(String message) {
      super(message);
    }
  }
}

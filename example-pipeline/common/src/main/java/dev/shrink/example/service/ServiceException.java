package dev.shrink.example.service;

/**
 * A request that cannot be answered, for a reason that the caller may know. The message goes into the response: it names what failed,
 * never an address, a credential or an SQL text. Those are in the cause, which is only logged.
 */
public final class ServiceException extends RuntimeException {
  private final ErrorCode code;

  public ServiceException(ErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  public ServiceException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public ErrorCode code() {
    return code;
  }
}

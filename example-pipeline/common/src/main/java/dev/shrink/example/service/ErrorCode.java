package dev.shrink.example.service;

/** What can go wrong, and the HTTP status that says so to the caller. */
public enum ErrorCode {
  INVALID_REQUEST("invalid_request", 400),
  INVALID_ENTITY("invalid_entity", 400),
  MALFORMED_VECTOR("malformed_vector", 400),
  UNKNOWN_ENTITY("unknown_entity", 404),
  METHOD_NOT_ALLOWED("method_not_allowed", 405),
  INTERNAL("internal_error", 500),
  MODEL_INVALID("model_invalid", 500),
  MODEL_CHECKSUM_MISMATCH("model_checksum_mismatch", 500),
  BAD_UPSTREAM("bad_upstream", 502),
  UNAVAILABLE("backend_unavailable", 503);

  private final String label;
  private final int status;

  ErrorCode(String label, int status) {
    this.label = label;
    this.status = status;
  }

  public String label() {
    return label;
  }

  public int status() {
    return status;
  }
}

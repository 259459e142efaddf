package dev.shrink.example.ml;

/** Which model answered, so that a score can be traced to its bytes. */
public record ModelIdentity(String name, String version, String sha256) {}

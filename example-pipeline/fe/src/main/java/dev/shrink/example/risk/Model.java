package dev.shrink.example.risk;

/** Which model a member scored with, as the member says. */
record Model(String name, String version, String sha256) {}

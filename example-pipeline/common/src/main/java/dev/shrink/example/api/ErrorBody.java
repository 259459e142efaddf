package dev.shrink.example.api;

/** The JSON body of every response that is not a 200. */
record ErrorBody(String error, String message) {}

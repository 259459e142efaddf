package dev.shrink.verify;

/**
 * An event to replay.
 *
 * @param name what the report calls it: the file's name, or the request line
 * @param json the event as JSON text
 */
public record Event(String name, String json) { }

package dev.shrink.maven;

import dev.shrink.config.Settings;

/**
 * A function that is run with events.
 *
 * @param name     of its zip, without the ending
 * @param settings with its handler and its events
 */
record Replayed(String name, Settings settings) { }

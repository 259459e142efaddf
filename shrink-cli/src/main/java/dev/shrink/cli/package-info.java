/** Thin commands over the verbs of {@link dev.shrink.Shrinker}. */
package dev.shrink.cli;

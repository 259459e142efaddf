/** Thin Maven goals over the verbs of {@link dev.shrink.Shrinker}: they turn Maven's world into values and the verdict into Maven's. */
package dev.shrink.maven;

/**
 * A reference graph whose nodes live in several spaces, so that one chain of reasons can cross languages: a handler class,
 * a native library that it loads, a class that this library names again.
 */
package dev.shrink.analysis.graph;

/**
 * Reads Python source of any version from 2.7 to 3.14 as far as its imports go, without a Python.
 *
 * <p>A light reader rather than a grammar: it cuts text into tokens and logical lines and looks at what can name a module.
 * What it cannot decide it reports as dynamic, so that nothing is taken for unused by mistake.
 */
package dev.shrink.python.source;

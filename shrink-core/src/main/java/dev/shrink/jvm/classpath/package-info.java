/** The input of the analysis: an ordered class path whose files are read lazily. */
package dev.shrink.jvm.classpath;

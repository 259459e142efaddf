/** Static linking as the JVM does it (JVMS 5.4.3), to compare a program before and after. */
package dev.shrink.jvm.link;

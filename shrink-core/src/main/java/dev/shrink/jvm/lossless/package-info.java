/** What can go from JVM artifacts whatever the code reaches, and which Maven artifacts they are made of. */
package dev.shrink.jvm.lossless;

/** Reachability of JVM code as facts about a deployment, and the rules that follow from it. */
package dev.shrink.jvm;

/**
 * Reachability of classes and members: rapid type analysis over the program and the hierarchy of the Java runtime, in one fixpoint
 * with whatever edge sources know of services, resources, strings and native code.
 */
package dev.shrink.jvm.reach;

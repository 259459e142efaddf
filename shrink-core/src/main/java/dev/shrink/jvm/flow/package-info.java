/** Partial evaluation of strings: which names reach the reflective calls of the Java API, through locals, fields, parameters and concatenation. */
package dev.shrink.jvm.flow;

/** Compact immutable facts about class files, read in one pass each, and the index that finds them by name. */
package dev.shrink.jvm.facts;

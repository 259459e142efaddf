/** Opinions: what a rule is, and what it may propose with which reason. */
package dev.shrink.rule;

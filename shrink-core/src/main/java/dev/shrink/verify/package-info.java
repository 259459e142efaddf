/** Proof by running: replays events against the original and the shrunk function, compares, and finds what must go back. */
package dev.shrink.verify;

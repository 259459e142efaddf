/** Compares what a packaged function answers before and after shrinking. */
package dev.shrink.example.exercise;

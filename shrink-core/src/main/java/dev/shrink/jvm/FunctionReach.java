package dev.shrink.jvm;

import dev.shrink.jvm.facts.ClassIndex;
import dev.shrink.jvm.reach.Reached;

/**
 * What one function reaches.
 *
 * @param function the function's name
 * @param index the classes and resources of the function and its layers
 * @param reached the result
 */
record FunctionReach(String function, ClassIndex index, Reached reached) {
}

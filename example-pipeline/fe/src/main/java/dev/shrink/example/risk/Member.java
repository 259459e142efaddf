package dev.shrink.example.risk;

import java.net.URI;

/**
 * One scoring function of the ensemble.
 *
 * @param name in the answer
 * @param score where it takes {@code POST}ed vectors
 * @param weight of its vote, above 0
 */
record Member(String name, URI score, double weight) {}

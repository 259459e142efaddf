package dev.shrink.example.risk;

import java.util.List;

/**
 * The answer about one entity, and the JSON body's shape.
 *
 * @param score the ensemble's, from 0 to 1 with six decimals
 * @param aggregation how the members' scores became it
 * @param members who voted
 * @param failed who could not
 */
record Risk(String entity, double score, String aggregation, List<Verdict.Scored> members, List<Verdict.Failed> failed) {}

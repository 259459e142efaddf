package dev.shrink.model;

import dev.shrink.plan.Plan;

/** Breaks the direction of dependencies, so that the architecture test can be seen to fire. */
public record LooksUpwards(Plan plan) { }

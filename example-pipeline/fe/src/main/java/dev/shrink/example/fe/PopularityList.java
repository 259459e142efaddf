package dev.shrink.example.fe;

import dev.shrink.example.entity.Entity;

/** How often an entity is asked for, worldwide. */
interface PopularityList {
  /** From 0 (not listed) to 1 (rank one), falling with the logarithm of the rank. */
  double popularity(Entity entity);
}

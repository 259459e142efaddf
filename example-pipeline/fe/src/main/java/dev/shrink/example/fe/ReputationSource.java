package dev.shrink.example.fe;

import dev.shrink.example.entity.Entity;
import java.util.OptionalDouble;

/** A third party's opinion. */
interface ReputationSource {
  /** From 0 (clean) to 1 (listed everywhere); empty if the source has no opinion. */
  OptionalDouble reputation(Entity entity);
}

package dev.shrink.example.fe;

import dev.shrink.example.entity.Entity;
import java.time.LocalDate;
import java.util.List;

/** Sightings of entities by sensors. */
interface SightingStore {
  /** All sightings up to and including a day, in no order. */
  List<Sighting> upTo(Entity entity, LocalDate day);
}

package dev.shrink.example.fe;

import dev.shrink.example.entity.Entity;
import java.util.Optional;

/** Registration records by entity. */
interface RegistrationStore {
  /** Empty if the entity is unknown. */
  Optional<Registration> find(Entity entity);
}

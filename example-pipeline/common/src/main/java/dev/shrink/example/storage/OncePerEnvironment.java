package dev.shrink.example.storage;

import java.util.Optional;
import java.util.function.Supplier;

/** Computes a value at its first successful use and keeps it as long as the environment lives. A failure is not kept: the next call tries again. */
public final class OncePerEnvironment<T> implements Supplier<T> {
  private final Supplier<T> source;
  private Optional<T> value = Optional.empty();

  public OncePerEnvironment(Supplier<T> source) {
    this.source = source;
  }

  @Override
  public synchronized T get() {
    if (value.isEmpty()) {
      value = Optional.of(source.get());
    }
    return value.get();
  }
}

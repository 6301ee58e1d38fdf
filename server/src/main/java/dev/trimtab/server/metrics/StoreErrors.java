package dev.trimtab.server.metrics;

import dev.trimtab.outcome.StorageException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Counts the failures of the store, by what was tried and by kind. */
@Singleton
public final class StoreErrors {
  /** What was tried. */
  public enum Operation {
    APPEND,
    READ,
    VOID
  }

  private final MeterRegistry registry;

  /** Every counter is there from the start, so that a rate can be taken over the first failure. */
  StoreErrors(MeterRegistry registry) {
    this.registry = registry;
    for (Operation operation : Operation.values()) {
      for (StorageException.Kind kind : StorageException.Kind.values()) {
        counter(operation, kind);
      }
    }
  }

  /** Counts one failure. */
  public void count(Operation operation, StorageException.Kind kind) {
    counter(operation, kind).increment();
  }

  /** The counter of that name and those tags; the registry makes it once. */
  private Counter counter(Operation operation, StorageException.Kind kind) {
    return Counter.builder("trimtab.store.errors")
        .description("Failures of the store")
        .tag("operation", operation.name().toLowerCase(Locale.ROOT))
        .tag("kind", kind.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }
}

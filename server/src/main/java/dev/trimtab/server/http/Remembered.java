package dev.trimtab.server.http;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is asked for anew only when it has grown old. Thread-safe; two callers may ask at
 * the same time, but none waits for another.
 */
final class Remembered<T> {
  private final Supplier<T> source;
  private final Duration goodFor;
  private final AtomicReference<@Nullable Answer<T>> last = new AtomicReference<>();

  Remembered(Supplier<T> source, Duration goodFor) {
    this.source = source;
    this.goodFor = goodFor;
  }

  private record Answer<T>(T value, Instant at) {}

  T get(Instant now) {
    Answer<T> known = last.get();
    if (known == null || now.isAfter(known.at().plus(goodFor)) || now.isBefore(known.at())) {
      known = new Answer<>(source.get(), now);
      last.set(known);
    }
    return known.value();
  }
}

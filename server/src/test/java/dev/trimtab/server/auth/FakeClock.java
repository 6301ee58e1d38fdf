package dev.trimtab.server.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until it is moved. */
final class FakeClock implements InstantSource {
  static final Instant START = Instant.parse("2026-03-02T09:30:00Z");

  private Instant now = START;

  @Override
  public Instant instant() {
    return now;
  }

  long nanos() {
    return Duration.between(START, now).toNanos();
  }

  void advance(Duration by) {
    now = now.plus(by);
  }
}

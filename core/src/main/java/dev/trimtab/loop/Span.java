package dev.trimtab.loop;

import java.time.Duration;

/**
 * How long something may take.
 *
 * @param least included
 * @param most included
 * @param rule what it must be, in words
 */
record Span(Duration least, Duration most, String rule) {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** What people or machines are waited for. */
  static final Span WAITING =
      new Span(MINUTE, Duration.ofDays(30), "must be between one minute (1m) and 30 days (30d)");

  static final Span PAUSE =
      new Span(
          Duration.ofSeconds(1),
          Duration.ofDays(30),
          "must be between one second (1s) and 30 days (30d)");

  static final Span WEEK =
      new Span(Duration.ZERO, Duration.ofDays(7), "must be between 0s and 7 days (7d)");

  static final Span YEAR =
      new Span(Duration.ZERO, Duration.ofDays(365), "must be between 0s and 365 days (365d)");

  static final Span DEADLINE =
      new Span(MINUTE, Duration.ofDays(365), "must be between one minute (1m) and 365 days (365d)");

  boolean holds(Duration length) {
    return length.compareTo(least) >= 0 && length.compareTo(most) <= 0;
  }
}

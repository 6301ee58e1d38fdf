package dev.trimtab.storage.sql.read;

import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.storage.sql.schema.RollupLevel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in microseconds since 1970, ends included as in {@link TimeRange}.
 *
 * @param from inclusive, never before 1970, where no event lies
 * @param until exclusive, at most {@link #END}
 */
record MicroRange(long from, long until) {
  private static final long NANOS_TO_ROUND_UP = 999;

  /** Later than every event, and the end of a day, so that an open end is never ragged. */
  static final long END = 100_000_000 * RollupLevel.DAY.micros();

  static MicroRange of(TimeRange range) {
    return new MicroRange(bound(range.since(), 0), bound(range.until(), END));
  }

  boolean isEmpty() {
    return from >= until;
  }

  /** Rounded up: an event kept to the microsecond lies before a time where it lies before this. */
  private static long bound(@Nullable Instant time, long open) {
    return time == null ? open : Micros.of(time.plusNanos(NANOS_TO_ROUND_UP));
  }
}

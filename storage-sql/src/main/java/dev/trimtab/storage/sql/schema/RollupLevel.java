package dev.trimtab.storage.sql.schema;

import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How coarsely a rollup counts. */
public enum RollupLevel {
  MINUTE(0, ChronoUnit.MINUTES),
  HOUR(1, ChronoUnit.HOURS),
  DAY(2, ChronoUnit.DAYS);

  private final int code;
  private final long micros;

  RollupLevel(int code, ChronoUnit unit) {
    this.code = code;
    this.micros = unit.getDuration().toSeconds() * 1_000_000;
  }

  /** The number that stands for it in storage; never changes. */
  public int code() {
    return code;
  }

  /**
   * The level that is stored as {@code code}.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static RollupLevel ofCode(int code) {
    return switch (code) {
      case 0 -> MINUTE;
      case 1 -> HOUR;
      case 2 -> DAY;
      default -> throw new IllegalArgumentException("no level has the code " + code);
    };
  }

  /** The length of a bucket in microseconds. */
  public long micros() {
    return micros;
  }

  /** The bucket that holds a time, in microseconds since 1970. */
  public long bucketOf(long timeMicros) {
    return timeMicros / micros;
  }

  /** The level whose buckets add up to one of this; empty for the finest. */
  public Optional<RollupLevel> finer() {
    return switch (this) {
      case MINUTE -> Optional.empty();
      case HOUR -> Optional.of(MINUTE);
      case DAY -> Optional.of(HOUR);
    };
  }
}

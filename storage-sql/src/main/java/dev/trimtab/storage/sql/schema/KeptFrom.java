package dev.trimtab.storage.sql.schema;

/**
 * The oldest day that is kept of a tenant's events and of its rollups, in days since 1970; 0 where
 * nothing was removed. What is older is gone or about to go, so nobody may count by it.
 *
 * @param raw of the events
 * @param minute of the rollups by minute
 * @param hour of the rollups by hour
 * @param day of the rollups by day; never later than {@code raw}
 */
public record KeptFrom(long raw, long minute, long hour, long day) {
  /** Nothing was removed. */
  public static final KeptFrom ALL = new KeptFrom(0, 0, 0, 0);

  /** The first microsecond of which every event is kept. */
  public long rawMicros() {
    return raw * RollupLevel.DAY.micros();
  }

  /** The first microsecond from which on the rollups of a level are kept. */
  public long micros(RollupLevel level) {
    long from =
        switch (level) {
          case MINUTE -> minute;
          case HOUR -> hour;
          case DAY -> day;
        };
    return from * RollupLevel.DAY.micros();
  }

  public boolean has(RollupLevel level, long timeMicros) {
    return timeMicros >= micros(level);
  }

  /**
   * The start of the smallest stretch around a time that can still be counted: the microsecond
   * itself where the events are kept, else its minute, hour or day. Neighbouring ranges cut so stay
   * neighbours, and add up.
   */
  public long floor(long timeMicros) {
    if (timeMicros >= rawMicros()) {
      return timeMicros;
    }
    for (RollupLevel level : RollupLevel.values()) {
      if (has(level, timeMicros)) {
        return timeMicros - timeMicros % level.micros();
      }
    }
    return micros(RollupLevel.DAY);
  }
}

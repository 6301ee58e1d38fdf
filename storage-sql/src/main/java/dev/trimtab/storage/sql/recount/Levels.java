package dev.trimtab.storage.sql.recount;

import dev.trimtab.storage.sql.schema.RollupLevel;

/** What the checks say about a level of the rollups, in SQL. */
final class Levels {
  private Levels() {}

  /** The column of {@code tenant t} that says from which day on it is kept. */
  static String keptFrom(RollupLevel level) {
    return switch (level) {
      case MINUTE -> "t.minute_from";
      case HOUR -> "t.hour_from";
      case DAY -> "t.day_from";
    };
  }

  static long perDay(RollupLevel level) {
    return RollupLevel.DAY.micros() / level.micros();
  }
}

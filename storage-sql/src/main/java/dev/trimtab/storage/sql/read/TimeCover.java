package dev.trimtab.storage.sql.read;

import dev.trimtab.storage.sql.schema.RollupLevel;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time cut into the whole days in it, the whole hours beside them, the whole minutes
 * beside those, and what is ragged: at most two pieces, each within one minute. The pieces are
 * disjoint and cover the stretch.
 *
 * @param whole runs of buckets, at most five
 * @param ragged pieces of a minute, at most two
 */
record TimeCover(List<Buckets> whole, List<Piece> ragged) {
  private static final RollupLevel[] LEVELS = RollupLevel.values();

  TimeCover {
    whole = List.copyOf(whole);
    ragged = List.copyOf(ragged);
  }

  /** Buckets of one level, the first inclusive, the last exclusive. */
  record Buckets(RollupLevel level, long from, long until) {}

  /** Microseconds within one minute, the first inclusive, the last exclusive. */
  record Piece(long from, long until) {}

  /** True where that moment lies in a whole bucket, not in a ragged piece nor outside. */
  boolean holdsWhole(long micros) {
    for (Buckets buckets : whole) {
      long bucket = buckets.level().bucketOf(micros);
      if (bucket >= buckets.from() && bucket < buckets.until()) {
        return true;
      }
    }
    return false;
  }

  static TimeCover of(MicroRange range) {
    List<Buckets> whole = new ArrayList<>(5);
    List<Piece> ragged = new ArrayList<>(2);
    cut(range.from(), range.until(), LEVELS.length - 1, whole, ragged);
    return new TimeCover(whole, ragged);
  }

  private static void cut(
      long from, long until, int level, List<Buckets> whole, List<Piece> ragged) {
    if (from >= until) {
      return;
    }
    if (level < 0) {
      ragged.add(new Piece(from, until));
      return;
    }
    long unit = LEVELS[level].micros();
    long first = Math.ceilDiv(from, unit);
    long end = until / unit;
    if (first > end) {
      cut(from, until, level - 1, whole, ragged);
      return;
    }
    cut(from, first * unit, level - 1, whole, ragged);
    if (first < end) {
      whole.add(new Buckets(LEVELS[level], first, end));
    }
    cut(end * unit, until, level - 1, whole, ragged);
  }
}

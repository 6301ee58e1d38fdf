package dev.trimtab.storage.sql.read;

import dev.trimtab.storage.sql.schema.KeptFrom;
import dev.trimtab.storage.sql.schema.RollupLevel;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time cut into the whole days in it, the whole hours beside them, the whole minutes
 * beside those, and what is ragged: at most two pieces, each within one minute. The pieces are
 * disjoint and cover the stretch. Where minutes are not counted any more, a ragged piece lies
 * within one hour.
 *
 * @param whole runs of buckets, at most five
 * @param ragged pieces of a minute or an hour, at most two
 */
record TimeCover(List<Buckets> whole, List<Piece> ragged) {
  private static final RollupLevel[] LEVELS = RollupLevel.values();

  TimeCover {
    whole = List.copyOf(whole);
    ragged = List.copyOf(ragged);
  }

  /** Buckets of one level, the first inclusive, the last exclusive. */
  record Buckets(RollupLevel level, long from, long until) {}

  /** Microseconds, the first inclusive, the last exclusive. */
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

  /** Cuts a range of which everything is kept. */
  static TimeCover of(MicroRange range) {
    return of(range, KeptFrom.ALL);
  }

  /**
   * Cuts a range by what is kept of it. Its ends move down to the start of the minute, hour or day
   * they lie in, where nothing finer is kept there any more.
   */
  static TimeCover of(MicroRange range, KeptFrom kept) {
    Cut cut = new Cut(kept, new ArrayList<>(5), new ArrayList<>(2));
    long from = Math.max(kept.floor(range.from()), kept.micros(RollupLevel.DAY));
    cut.cut(from, kept.floor(range.until()), LEVELS.length - 1);
    return new TimeCover(cut.whole, cut.ragged);
  }

  private record Cut(KeptFrom kept, List<Buckets> whole, List<Piece> ragged) {
    /**
     * Takes what it can from one level and hands what is left to the finer one. What is handed down
     * lies within a day, and a level is kept from a whole day on: it has all of it or nothing.
     */
    void cut(long from, long until, int level) {
      if (from >= until) {
        return;
      }
      if (level < 0) {
        ragged.add(new Piece(from, until));
      } else if (kept.has(LEVELS[level], from)) {
        cut(from, until, level, LEVELS[level].micros());
      } else {
        cut(from, until, level - 1);
      }
    }

    private void cut(long from, long until, int level, long unit) {
      long first = Math.ceilDiv(from, unit);
      long end = until / unit;
      if (first > end) {
        cut(from, until, level - 1);
        return;
      }
      cut(from, first * unit, level - 1);
      if (first < end) {
        whole.add(new Buckets(LEVELS[level], first, end));
      }
      cut(end * unit, until, level - 1);
    }
  }
}

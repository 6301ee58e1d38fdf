package dev.trimtab.storage.sql.read;

import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Counts that are known of longer stretches of time, which finer counts must add up to. Fine counts
 * and events are kept for a shorter time than coarse ones; a chart that did not notice would show
 * what was removed as if it had never happened. Not thread-safe.
 */
final class CoarseCounts {
  private static final class Stretch {
    private final long end;
    private long missing;

    Stretch(long end) {
      this.end = end;
    }
  }

  private final NavigableMap<Long, Stretch> byStart = new TreeMap<>();

  /** That many samples lie in a stretch; stretches do not overlap. */
  void expect(long start, long end, long count) {
    byStart.computeIfAbsent(start, unseen -> new Stretch(end)).missing += count;
  }

  /** That many samples were found at a time. */
  void found(long at, long count) {
    Map.Entry<Long, Stretch> stretch = byStart.floorEntry(at);
    if (stretch != null && at < stretch.getValue().end) {
      stretch.getValue().missing -= count;
    }
  }

  /** The end of the newest stretch of which samples are missing; empty where none is. */
  OptionalLong completeSince() {
    for (Stretch stretch : byStart.descendingMap().values()) {
      if (stretch.missing > 0) {
        return OptionalLong.of(stretch.end);
      }
    }
    return OptionalLong.empty();
  }
}

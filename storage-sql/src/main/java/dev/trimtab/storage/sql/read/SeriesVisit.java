package dev.trimtab.storage.sql.read;

import java.util.List;

/**
 * A window that is being filled from some series, as many at a time as are asked for. Not
 * thread-safe.
 */
final class SeriesVisit {
  private final List<SelectSeries.Found> series;
  private final MicroRange range;
  private final NewestWindow window;
  private int visited;

  /**
   * A visit that has not begun.
   *
   * @param series the latest first
   */
  SeriesVisit(List<SelectSeries.Found> series, MicroRange range, NewestWindow window) {
    this.series = series;
    this.range = range;
    this.window = window;
  }

  /** A series to be looked into, and which visit wants it. */
  record Next(int visit, long series, MicroRange range) {}

  NewestWindow window() {
    return window;
  }

  /** Adds the series that come next, none where all that are left are too old. */
  void take(int visit, int many, List<Next> next) {
    long from = window.isFull() ? Math.max(range.from(), window.oldestTime()) : range.from();
    for (int taken = 0; taken < many && visited < series.size(); taken++, visited++) {
      SelectSeries.Found found = series.get(visited);
      if (found.lastOccurredAt() < from) {
        visited = series.size();
        return;
      }
      next.add(new Next(visit, found.id(), new MicroRange(from, range.until())));
    }
  }
}

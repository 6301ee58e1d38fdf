package dev.trimtab.outcome;

import org.jspecify.annotations.Nullable;

/**
 * Which samples of one series to read.
 *
 * @param range in {@code occurred_at}
 * @param label a top-level metadata key whose text comes along; null for none
 * @param after only those stored behind this position; 0 for all
 * @param limit how many at the most: where {@code after} is given those that were stored first,
 *     else those that occurred first
 */
public record SampleQuery(
    SeriesKey series, TimeRange range, @Nullable String label, long after, int limit) {
  /** Whatever their position. */
  public SampleQuery(SeriesKey series, TimeRange range, @Nullable String label, int limit) {
    this(series, range, label, 0, limit);
  }
}

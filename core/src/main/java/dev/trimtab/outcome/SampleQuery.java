package dev.trimtab.outcome;

import org.jspecify.annotations.Nullable;

/**
 * Which samples of one series to read.
 *
 * @param range in {@code occurred_at}
 * @param label a top-level metadata key whose text comes along; null for none
 * @param limit how many at the most: those that occurred first
 */
public record SampleQuery(SeriesKey series, TimeRange range, @Nullable String label, int limit) {}

package dev.trimtab.outcome;

import org.jspecify.annotations.Nullable;

/**
 * Which samples of a tenant a reading is about.
 *
 * @param metricType always one
 * @param domain null for all
 * @param environment only domains whose settings name this one; null for all
 * @param eventType null for all
 * @param range in {@code occurred_at}
 */
public record Selection(
    MetricType metricType,
    @Nullable String domain,
    @Nullable String environment,
    @Nullable String eventType,
    TimeRange range) {
  /** In whatever environment. */
  public Selection(
      MetricType metricType, @Nullable String domain, @Nullable String eventType, TimeRange range) {
    this(metricType, domain, null, eventType, range);
  }
}

package dev.trimtab.outcome;

import org.jspecify.annotations.Nullable;

/**
 * Which samples of a tenant a reading is about.
 *
 * @param metricType always one
 * @param domain null for all
 * @param eventType null for all
 * @param range in {@code occurred_at}
 */
public record Selection(
    MetricType metricType, @Nullable String domain, @Nullable String eventType, TimeRange range) {}

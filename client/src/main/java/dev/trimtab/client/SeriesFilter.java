package dev.trimtab.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a chart is to show. Null means all, or the server's default.
 *
 * @param metricType one of the five metric types
 * @param domain the workload
 * @param environment only domains whose settings name it
 * @param eventType what was measured there
 * @param since from when on, by {@code occurred_at}; default a day before {@code until}
 * @param until before when; default now
 * @param step the length of a bucket, such as {@code 5m} or {@code PT5M}; default what makes at
 *     most 200 points
 * @param stat mean, count, sum, min, max, p50, p90 or p99; default mean
 * @param groupBy {@code domain}, {@code event_type} or {@code metadata.KEY}
 * @param groups how many lines at the most, 1 to 50; default 10
 */
public record SeriesFilter(
    String metricType,
    @Nullable String domain,
    @Nullable String environment,
    @Nullable String eventType,
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable String step,
    @Nullable String stat,
    @Nullable String groupBy,
    @Nullable Integer groups) {
  /** In whatever environment. */
  public SeriesFilter(
      String metricType,
      @Nullable String domain,
      @Nullable String eventType,
      @Nullable Instant since,
      @Nullable Instant until,
      @Nullable String step,
      @Nullable String stat,
      @Nullable String groupBy,
      @Nullable Integer groups) {
    this(metricType, domain, null, eventType, since, until, step, stat, groupBy, groups);
  }

  /** The mean of the last day, of all domains. */
  public static SeriesFilter of(String metricType) {
    return new SeriesFilter(metricType, null, null, null, null, null, null, null, null);
  }

  Query query() {
    return new Query()
        .add("metric_type", metricType)
        .add("domain", domain)
        .add("environment", environment)
        .add("event_type", eventType)
        .add("since", since)
        .add("until", until)
        .add("step", step)
        .add("stat", stat)
        .add("group_by", groupBy)
        .add("groups", groups);
  }
}

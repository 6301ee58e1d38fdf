package dev.trimtab.outcome;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which events a list holds. Newest first by ({@code occurred_at}, {@code id}), both descending.
 *
 * @param domain null for all
 * @param environment only domains whose settings name this one; null for all
 * @param eventType null for all
 * @param metricType null for all
 * @param range in {@code occurred_at}
 * @param metadata top-level metadata keys and the text each must have; numbers and booleans compare
 *     by their JSON text
 * @param limit how many at the most, 1 to 1,000
 * @param after the last event of the page before; null for the first page
 */
public record EventQuery(
    @Nullable String domain,
    @Nullable String environment,
    @Nullable String eventType,
    @Nullable MetricType metricType,
    TimeRange range,
    Map<String, String> metadata,
    int limit,
    @Nullable Cursor after) {
  public static final int MAX_LIMIT = 1_000;

  public EventQuery {
    metadata = Map.copyOf(metadata);
  }

  /** In whatever environment. */
  public EventQuery(
      @Nullable String domain,
      @Nullable String eventType,
      @Nullable MetricType metricType,
      TimeRange range,
      Map<String, String> metadata,
      int limit,
      @Nullable Cursor after) {
    this(domain, null, eventType, metricType, range, metadata, limit, after);
  }

  /** A place in the list: the events behind it are older, or equally old with a smaller id. */
  public record Cursor(Instant occurredAt, String id) {}
}

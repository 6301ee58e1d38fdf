package dev.trimtab.server.http;

import dev.trimtab.outcome.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Which samples a trend compares.
 *
 * @param domain null for all
 * @param environment only domains whose settings name this one; null for all
 * @param eventType null for all
 * @param window how many of the newest samples, 1 to 10,000
 * @param range in {@code occurred_at}
 */
public record TrendQuery(
    @Nullable String domain,
    @Nullable String environment,
    @Nullable String eventType,
    int window,
    TimeRange range) {
  private static final int DEFAULT_WINDOW = 20;
  private static final int MAX_WINDOW = 10_000;

  /** The usual window over all domains. */
  public static final TrendQuery USUAL =
      new TrendQuery(null, null, null, DEFAULT_WINDOW, TimeRange.ALL);

  static TrendQuery of(QueryParameters query) {
    return new TrendQuery(
        query.name("domain"),
        query.name("environment"),
        query.name("event_type"),
        window(query),
        query.range());
  }

  static int window(QueryParameters query) {
    return query.integer("window", DEFAULT_WINDOW, 1, MAX_WINDOW);
  }
}

package dev.trimtab.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which samples a trend compares. Null means all, or the server's default.
 *
 * @param domain the workload
 * @param environment only domains whose settings name it
 * @param eventType what was measured there
 * @param window the newest so many samples, 1 to 10,000; default 20
 * @param since from when on, by {@code occurred_at}
 * @param until before when, by {@code occurred_at}
 */
public record TrendFilter(
    @Nullable String domain,
    @Nullable String environment,
    @Nullable String eventType,
    @Nullable Integer window,
    @Nullable Instant since,
    @Nullable Instant until) {
  /** In whatever environment. */
  public TrendFilter(
      @Nullable String domain,
      @Nullable String eventType,
      @Nullable Integer window,
      @Nullable Instant since,
      @Nullable Instant until) {
    this(domain, null, eventType, window, since, until);
  }

  /** The newest samples of all domains. */
  public static final TrendFilter ALL = new TrendFilter(null, null, null, null, null);

  Query query() {
    return new Query()
        .add("domain", domain)
        .add("environment", environment)
        .add("event_type", eventType)
        .add("window", window)
        .add("since", since)
        .add("until", until);
  }
}

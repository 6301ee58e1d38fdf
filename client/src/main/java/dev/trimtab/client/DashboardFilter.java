package dev.trimtab.client;

import org.jspecify.annotations.Nullable;

/**
 * What a dashboard shows. Null means all, or the server's default.
 *
 * @param domain the workload
 * @param environment only domains whose settings name it
 * @param window samples a trend compares, 1 to 10,000; default 20
 * @param recentLimit how many recent events; default 10
 * @param failureDays how many days the failure modes count; default 30
 */
public record DashboardFilter(
    @Nullable String domain,
    @Nullable String environment,
    @Nullable Integer window,
    @Nullable Integer recentLimit,
    @Nullable Integer failureDays) {
  /** In whatever environment. */
  public DashboardFilter(
      @Nullable String domain,
      @Nullable Integer window,
      @Nullable Integer recentLimit,
      @Nullable Integer failureDays) {
    this(domain, null, window, recentLimit, failureDays);
  }

  /** All domains. */
  public static final DashboardFilter ALL = new DashboardFilter(null, null, null, null);

  Query query() {
    return new Query()
        .add("domain", domain)
        .add("environment", environment)
        .add("window", window)
        .add("recent_limit", recentLimit)
        .add("failure_days", failureDays);
  }
}

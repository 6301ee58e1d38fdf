package dev.trimtab.chart;

import dev.trimtab.tenant.TenantId;

/**
 * Where charts are read from. Thread-safe. May throw {@code StorageException}. A chart sees every
 * append that returned before it began; of a tenant nobody has written for it is empty.
 */
@FunctionalInterface
public interface ChartStore {
  /**
   * Reads a chart from counts kept by minute, hour and day, at a cost that grows with the buckets
   * and series it spans and not with the events in them. Buckets below a minute and groups by
   * metadata need the events themselves: the newest are read, up to a bound, and the chart says
   * since when it is complete.
   *
   * <p>Counts, sums, means and extremes are exact. A quantile {@code q} of {@code n} samples is the
   * one at place {@code floor(q (n - 1))} of them in order, exact where the events were read and
   * else from a sketch that is off by at most 1 % of the value.
   */
  Charted chart(TenantId tenant, ChartQuery query);
}

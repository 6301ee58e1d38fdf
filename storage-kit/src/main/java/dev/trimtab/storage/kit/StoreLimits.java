package dev.trimtab.storage.kit;

import org.jspecify.annotations.Nullable;

/**
 * What a store is held to.
 *
 * @param seriesPerTenant how many series a tenant may open
 * @param maxBytes what the store may grow to; null for as far as it can
 */
public record StoreLimits(int seriesPerTenant, @Nullable Long maxBytes) {
  /** Limits that no test reaches by chance. */
  public static final StoreLimits WIDE = new StoreLimits(50_000, null);

  public StoreLimits withSeriesPerTenant(int series) {
    return new StoreLimits(series, maxBytes);
  }

  public StoreLimits withMaxBytes(long bytes) {
    return new StoreLimits(seriesPerTenant, bytes);
  }
}

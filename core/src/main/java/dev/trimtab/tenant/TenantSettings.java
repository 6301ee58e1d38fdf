package dev.trimtab.tenant;

import dev.trimtab.input.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant has instead of the server's defaults.
 *
 * @param retention for how long its data is kept
 * @param quotas how much it may do
 * @param series how many series it may open, 1 to {@link #MAX_SERIES}; null for the default
 * @param sensitivity how readily alarms are raised
 * @param watching what is watched beside each series
 */
public record TenantSettings(
    Retention retention,
    Quotas quotas,
    @Nullable Integer series,
    Sensitivity.Wish sensitivity,
    Watching watching) {
  /** A series costs a row, its rollups and its name in memory. */
  public static final int MAX_SERIES = 10_000_000;

  /** Every default. */
  public static final TenantSettings DEFAULT = new TenantSettings(Retention.DEFAULT);

  /** With every default but the retention. */
  public TenantSettings(Retention retention) {
    this(retention, Quotas.NONE, null);
  }

  /** With the default sensitivity. */
  public TenantSettings(Retention retention, Quotas quotas, @Nullable Integer series) {
    this(retention, quotas, series, Sensitivity.Wish.NONE, Watching.SERIES);
  }

  /** With nothing watched beside each series. */
  public TenantSettings(
      Retention retention, Quotas quotas, @Nullable Integer series, Sensitivity.Wish sensitivity) {
    this(retention, quotas, series, sensitivity, Watching.SERIES);
  }

  public TenantSettings {
    if (series != null && (series < 1 || series > MAX_SERIES)) {
      throw new InvalidInputException(
          "/quotas/series", "must be a whole number from 1 to " + MAX_SERIES);
    }
  }
}

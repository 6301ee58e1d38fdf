package dev.trimtab.tenant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tenant as its administrator sees it.
 *
 * @param id its name
 * @param settings what it has instead of the defaults
 * @param createdAt when its first event or setting was stored; null where it has keys alone
 * @param deletingSince since when it is being deleted; null where it is not
 * @param events how many it recorded that were not voided, those removed by retention included
 * @param series how many series it opened
 * @param kept from when on what is kept
 */
public record Tenant(
    TenantId id,
    TenantSettings settings,
    @Nullable Instant createdAt,
    @Nullable Instant deletingSince,
    long events,
    long series,
    Kept kept) {
  /**
   * The start of the oldest day (UTC) that is kept whole; null where nothing was removed.
   *
   * @param raw of the events
   * @param minutes of the counts by minute
   * @param hours of the counts by hour
   * @param days of the counts by day
   */
  public record Kept(
      @Nullable Instant raw,
      @Nullable Instant minutes,
      @Nullable Instant hours,
      @Nullable Instant days) {
    /** Nothing was removed. */
    public static final Kept ALL = new Kept(null, null, null, null);
  }
}

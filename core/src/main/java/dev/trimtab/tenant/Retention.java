package dev.trimtab.tenant;

import dev.trimtab.input.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * For how long a tenant's data is kept, in whole days (UTC). Rollups are kept at least as long as
 * the events they count.
 *
 * @param rawDays days that events are kept; {@link #FOR_EVER}, or null for the server's default
 * @param rollupDays days that counts by hour and by day are kept; {@link #FOR_EVER}, or null for
 *     the server's default
 */
public record Retention(@Nullable Integer rawDays, @Nullable Integer rollupDays) {
  /** Nothing is removed. */
  public static final int FOR_EVER = 0;

  /** A century. */
  public static final int MAX_DAYS = 36_500;

  /** What the server's configuration says. */
  public static final Retention DEFAULT = new Retention(null, null);

  public Retention {
    check("/retention/raw_days", rawDays);
    check("/retention/rollup_days", rollupDays);
    if (rawDays != null && rollupDays != null && isShorter(rollupDays, rawDays)) {
      throw new InvalidInputException(
          "/retention/rollup_days",
          "must not be fewer than raw_days: rollups outlive the events they count");
    }
  }

  /** True where {@code days} end before {@code other} do, each 0 for never. */
  public static boolean isShorter(int days, int other) {
    return days != FOR_EVER && (other == FOR_EVER || days < other);
  }

  private static void check(String pointer, @Nullable Integer days) {
    if (days != null && (days < 0 || days > MAX_DAYS)) {
      throw new InvalidInputException(
          pointer, "must be a whole number of days from 1 to " + MAX_DAYS + ", or 0 for ever");
    }
  }
}

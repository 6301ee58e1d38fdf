package dev.trimtab.retention;

import dev.trimtab.tenant.Retention;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * For how long data is kept where a tenant has no setting of its own. Each number is in days, or
 * {@link Retention#FOR_EVER}.
 *
 * @param rawDays of events
 * @param minuteDays of rollups by minute, for every tenant
 * @param rollupDays of rollups by hour and by day
 */
public record KeepingRules(int rawDays, int minuteDays, int rollupDays) {
  public KeepingRules {
    if (rawDays < 0 || minuteDays < 0 || rollupDays < 0) {
      throw new IllegalArgumentException("days are not negative; 0 keeps for ever");
    }
  }

  /**
   * What is kept of a tenant on the day of {@code now}. The running day does not count: what is
   * kept for a day is a whole day old before it goes. Where the rollups would go before what they
   * count, which one default and one setting can amount to, they stay as long.
   */
  public Cutoffs cutoffs(Retention own, Instant now) {
    int raw = orDefault(own.rawDays(), rawDays);
    int rollup = longer(orDefault(own.rollupDays(), rollupDays), raw);
    int minute = Retention.isShorter(rollup, minuteDays) ? rollup : minuteDays;
    long today = LocalDate.ofInstant(now, ZoneOffset.UTC).toEpochDay();
    long oldest = oldest(today, rollup);
    return new Cutoffs(oldest(today, raw), oldest(today, minute), oldest, oldest);
  }

  private static int orDefault(@Nullable Integer own, int byDefault) {
    return own == null ? byDefault : own;
  }

  private static int longer(int days, int other) {
    return Retention.isShorter(days, other) ? other : days;
  }

  private static long oldest(long today, int days) {
    return days == Retention.FOR_EVER ? 0 : Math.max(0, today - days);
  }
}

package dev.trimtab.outcome;

import dev.trimtab.input.InvalidInputException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time, in {@code occurred_at}.
 *
 * @param since inclusive; null for the beginning
 * @param until exclusive; null for the end
 */
public record TimeRange(@Nullable Instant since, @Nullable Instant until) {
  /** All of time. */
  public static final TimeRange ALL = new TimeRange(null, null);

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  /** A century: further back means the beginning. */
  private static final long MOST_DAYS = 36_525;

  private static final long DAYS_BY_MINUTE = 14;

  public TimeRange {
    check("since", since);
    check("until", until);
    if (since != null && until != null && until.isBefore(since)) {
      throw new InvalidInputException("until", "must not be before since");
    }
  }

  /**
   * The last {@code days} days, up to the end of the running minute: whole minutes only. More than
   * two weeks begin with a whole hour, for older minutes need not be counted any more.
   */
  public static TimeRange lastDays(long days, Instant now) {
    Instant until = now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    Instant since = until.minus(Math.min(days, MOST_DAYS), ChronoUnit.DAYS);
    Instant begin = days > DAYS_BY_MINUTE ? since.truncatedTo(ChronoUnit.HOURS) : since;
    return new TimeRange(latest(Instant.EPOCH, begin), until);
  }

  private static Instant latest(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static void check(String pointer, @Nullable Instant time) {
    if (time != null && (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST))) {
      throw new InvalidInputException(pointer, "must lie within the years 1970 to 9999");
    }
  }
}

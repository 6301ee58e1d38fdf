package dev.trimtab.outcome;

import dev.trimtab.input.InvalidInputException;
import java.time.Instant;
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

  public TimeRange {
    if (since != null && until != null && until.isBefore(since)) {
      throw new InvalidInputException("until", "must not be before since");
    }
  }
}

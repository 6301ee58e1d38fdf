package dev.trimtab.loop;

import dev.trimtab.input.Checks;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How long a template waits before it opens a loop, and between two of the same series.
 *
 * @param holds how long what triggers must hold before a loop opens; 0 to 7 days
 * @param cooldown the least time from the end of a loop to the next of the same series; 0 to 365
 *     days
 * @param cooldownSamples the least number of events between the two; 0 to 1,000,000
 * @param quietHours when no loop goes beyond {@link LoopState#TRIGGERED}; null for never
 */
public record Patience(
    Duration holds, Duration cooldown, long cooldownSamples, @Nullable QuietHours quietHours) {
  public static final long MAX_COOLDOWN_SAMPLES = 1_000_000;

  public Patience {
    Checks.of("")
        .that(Span.WEEK.holds(holds), "/for", Span.WEEK.rule())
        .that(Span.YEAR.holds(cooldown), "/cooldown/time", Span.YEAR.rule())
        .that(
            cooldownSamples >= 0 && cooldownSamples <= MAX_COOLDOWN_SAMPLES,
            "/cooldown/samples",
            "must be between 0 and " + MAX_COOLDOWN_SAMPLES)
        .finish();
  }

  /**
   * A stretch of every day; where it ends before it begins, over midnight.
   *
   * @param from its first moment
   * @param until the first moment behind it; not {@code from}
   * @param zone whose clock
   */
  public record QuietHours(LocalTime from, LocalTime until, ZoneId zone) {
    public QuietHours {
      Checks.of("/quiet_hours")
          .that(!from.equals(until), "/until", "must not be the time it begins at")
          .finish();
    }

    public boolean contains(Instant moment) {
      LocalTime time = moment.atZone(zone).toLocalTime();
      boolean begun = !time.isBefore(from);
      boolean over = !time.isBefore(until);
      return from.isBefore(until) ? begun && !over : begun || !over;
    }

    /** When they end that hold at {@code moment}. */
    public Instant endAfter(Instant moment) {
      ZonedDateTime local = moment.atZone(zone);
      ZonedDateTime end = local.with(until);
      return (end.isAfter(local) ? end : end.plusDays(1)).toInstant();
    }
  }
}

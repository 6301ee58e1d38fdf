package dev.trimtab.cli.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.random.RandomGenerator;

/**
 * When runs happen: at random, more by day than by night, fewer at weekends. A Poisson process
 * whose rate follows the clock, by thinning (Lewis and Shedler, doi:10.1002/nav.3800260304).
 */
final class Arrivals implements Iterator<Instant> {
  private static final double SECONDS_A_DAY = Duration.ofDays(1).toSeconds();
  private static final double SWING = 0.8;
  private static final double BUSIEST_HOUR = 14;
  private static final double WEEKEND = 0.5;

  private final double runsPerSecond;
  private final Instant until;
  private final RandomGenerator random;
  private Instant next;

  /** Arrivals in [{@code since}, {@code until}), ascending. */
  Arrivals(int runsPerDay, Instant since, Instant until, RandomGenerator random) {
    this.runsPerSecond = runsPerDay / SECONDS_A_DAY;
    this.until = until;
    this.random = random;
    this.next = after(since);
  }

  @Override
  public boolean hasNext() {
    return next.isBefore(until);
  }

  @Override
  public Instant next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Instant current = next;
    next = after(current);
    return current;
  }

  private Instant after(Instant time) {
    double highest = 1 + SWING;
    Instant candidate = time;
    do {
      double seconds = -Math.log(1 - random.nextDouble()) / (runsPerSecond * highest);
      candidate = candidate.plus((long) (seconds * 1e6), ChronoUnit.MICROS);
    } while (random.nextDouble() * highest > activity(candidate) && candidate.isBefore(until));
    return candidate;
  }

  /** 1 on the average of a weekday. */
  private static double activity(Instant time) {
    OffsetDateTime utc = time.atOffset(ZoneOffset.UTC);
    double hour = utc.getHour() + utc.getMinute() / 60.0;
    double day = 1 + SWING * Math.cos((hour - BUSIEST_HOUR) / 24 * 2 * Math.PI);
    boolean weekend =
        utc.getDayOfWeek() == DayOfWeek.SATURDAY || utc.getDayOfWeek() == DayOfWeek.SUNDAY;
    return weekend ? day * WEEKEND : day;
  }
}

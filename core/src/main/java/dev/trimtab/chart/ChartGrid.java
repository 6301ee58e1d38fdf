package dev.trimtab.chart;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.outcome.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The buckets of a chart: of equal length, one behind another, counted from midnight UTC of
 * 1970-01-01, weeks from the Monday after it. So the same step always cuts time in the same places,
 * and a range that was asked for is widened to whole buckets.
 *
 * @param since where the first bucket begins
 * @param step the length of a bucket
 * @param size how many buckets, 1 to {@value #MAX_POINTS}
 */
public record ChartGrid(Instant since, Duration step, int size) {
  public static final int MAX_POINTS = 10_000;
  public static final Duration MAX_STEP = Duration.ofDays(366);

  /** As many points tell a shape apart. */
  static final int AUTOMATIC_POINTS = 200;

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration WEEK = Duration.ofDays(7);

  /** 1970 began on a Thursday. */
  private static final Duration FIRST_MONDAY = Duration.ofDays(4);

  private static final long MICROS_PER_SECOND = 1_000_000;

  /** Lengths that people count time in. */
  private static final List<Duration> AUTOMATIC =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(3),
          Duration.ofHours(6),
          Duration.ofHours(12),
          Duration.ofDays(1),
          Duration.ofDays(2),
          WEEK,
          Duration.ofDays(14),
          Duration.ofDays(28),
          Duration.ofDays(91),
          Duration.ofDays(364));

  /**
   * The buckets of {@code step} that hold everything from {@code since} to before {@code until}.
   *
   * @param step whole minutes, or seconds that divide a minute; at most {@link #MAX_STEP}
   * @throws InvalidInputException where the step is another, or the buckets would be too many
   */
  public static ChartGrid of(Instant since, Instant until, Duration step) {
    checkRange(since, until);
    checkStep(step);
    long size = size(since, until, step);
    if (size > MAX_POINTS) {
      throw new InvalidInputException(
          "step", "cuts this time into " + size + " points; at most " + MAX_POINTS + " are drawn");
    }
    return new ChartGrid(start(since, step), step, (int) size);
  }

  /**
   * The same with the shortest usual step that makes at most 200 buckets.
   *
   * @throws InvalidInputException where the time is too long for any
   */
  public static ChartGrid automatic(Instant since, Instant until) {
    return shortest(since, until, MINUTE, AUTOMATIC_POINTS);
  }

  /**
   * The same with the shortest usual step, from {@code least} on, that makes at most {@code most}
   * buckets.
   *
   * @throws InvalidInputException where the time is too long for any
   */
  public static ChartGrid shortest(Instant since, Instant until, Duration least, int most) {
    checkRange(since, until);
    for (Duration step : AUTOMATIC) {
      if (step.compareTo(least) >= 0 && size(since, until, step) <= most) {
        return of(since, until, step);
      }
    }
    return of(since, until, AUTOMATIC.getLast());
  }

  /** Where the last bucket ends. */
  public Instant until() {
    return start(size);
  }

  /** Where a bucket begins, counted from 0. */
  public Instant start(int index) {
    return since.plus(step.multipliedBy(index));
  }

  /** The bucket that holds a time in microseconds since 1970; none where it is out of bounds. */
  public long indexOf(long micros) {
    return Math.floorDiv(micros - Micros.of(since), micros(step));
  }

  /** The length of a bucket in microseconds. */
  public long stepMicros() {
    return micros(step);
  }

  /** The whole minutes that hold this. */
  public ChartGrid inMinutes() {
    return of(since, until(), MINUTE);
  }

  /** True where buckets are whole minutes. */
  public boolean isWholeMinutes() {
    return step.compareTo(MINUTE) >= 0;
  }

  private static long size(Instant since, Instant until, Duration step) {
    long micros = Micros.of(until) - Micros.of(start(since, step));
    return Math.ceilDiv(micros, micros(step));
  }

  private static Instant start(Instant since, Duration step) {
    boolean weeks = step.toSeconds() % WEEK.toSeconds() == 0;
    long origin = weeks ? micros(FIRST_MONDAY) : 0;
    long length = micros(step);
    return Micros.toInstant(Math.floorDiv(Micros.of(since) - origin, length) * length + origin);
  }

  private static long micros(Duration duration) {
    return duration.toSeconds() * MICROS_PER_SECOND;
  }

  private static void checkRange(Instant since, Instant until) {
    if (!until.isAfter(since)) {
      throw new InvalidInputException("until", "must be after since");
    }
  }

  private static void checkStep(Duration step) {
    boolean isWhole =
        step.equals(Duration.ofSeconds(step.toSeconds()))
            && (step.compareTo(MINUTE) < 0
                ? step.isPositive() && MINUTE.toSeconds() % step.toSeconds() == 0
                : step.toSeconds() % MINUTE.toSeconds() == 0);
    if (!isWhole || step.compareTo(MAX_STEP) > 0) {
      throw new InvalidInputException(
          "step",
          "must be whole minutes up to 366 days, or seconds that divide a minute, as in 5m, PT6H,"
              + " 1d or 30s");
    }
  }
}

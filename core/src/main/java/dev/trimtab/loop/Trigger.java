package dev.trimtab.loop;

import dev.trimtab.change.Direction;
import dev.trimtab.input.Checks;
import dev.trimtab.trend.TrendDirection;
import java.time.Duration;

/** What opens a loop. */
public sealed interface Trigger {
  /**
   * A significant change point.
   *
   * @param direction which way
   * @param leastEffect the smallest distance between what was usual and what is measured since, as
   *     a share: of successes, of a score's range, of the samples worse than half of what was usual
   *     of a latency, a cost or a score without a range; at least 0, below 1
   */
  record OnChangePoint(Direction direction, double leastEffect) implements Trigger {
    public OnChangePoint {
      Checks.of("/trigger/change_point")
          .that(
              leastEffect >= 0 && leastEffect < 1,
              "/least_effect",
              "must be at least 0 and below 1")
          .finish();
    }
  }

  /**
   * The contract's direction of the newest samples, whether it is significant or not. On series at
   * rest it is often declining by chance.
   *
   * @param window how many samples, 2 to 10,000
   */
  record OnDirection(TrendDirection direction, int window) implements Trigger {
    public static final int MAX_WINDOW = 10_000;

    public OnDirection {
      Checks.of("/trigger/direction")
          .that(direction != TrendDirection.STABLE, "/direction", "must be declining or improving")
          .that(
              window >= 2 && window <= MAX_WINDOW, "/window", "must be between 2 and " + MAX_WINDOW)
          .finish();
    }
  }

  /**
   * A statistic beyond a limit.
   *
   * @param statistic what is compared
   * @param side on which side of the limit it triggers
   * @param limit in the unit of the metric
   * @param over how far back it looks, one minute to 30 days
   */
  record OnThreshold(Statistic statistic, Side side, double limit, Duration over)
      implements Trigger {
    public OnThreshold {
      Checks.of("/trigger/threshold")
          .that(
              Double.isFinite(limit),
              side == Side.ABOVE ? "/above" : "/below",
              "must be a finite number")
          .that(Span.WAITING.holds(over), "/over", Span.WAITING.rule())
          .finish();
    }
  }

  /** What a threshold is about. */
  enum Statistic {
    MEAN,
    COUNT,
    MIN,
    MAX,
    P50,
    P90,
    P99
  }

  /** A side of a limit; the limit itself lies on neither. */
  enum Side {
    ABOVE,
    BELOW
  }

  /**
   * No event for a time, in a series that had some in the time of the same length before.
   *
   * @param silence how long, one minute to 30 days
   */
  record OnNoData(Duration silence) implements Trigger {
    public OnNoData {
      Checks.of("/trigger/no_data")
          .that(Span.WAITING.holds(silence), "/after", Span.WAITING.rule())
          .finish();
    }
  }

  /** Nothing but a person or an agent that asks for it. */
  record ByHand() implements Trigger {}
}

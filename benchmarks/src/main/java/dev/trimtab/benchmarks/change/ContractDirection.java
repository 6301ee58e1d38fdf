package dev.trimtab.benchmarks.change;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.trend.Trend;
import dev.trimtab.trend.TrendDirection;
import java.util.Arrays;

/**
 * The contract's own direction, taken for a detector: a change is called whenever the newest 20
 * samples begin to decline, or to improve.
 */
final class ContractDirection implements Rival {
  private static final int WINDOW = 20;

  private final MetricType metric;
  private double[] newest = {};
  private TrendDirection direction = TrendDirection.STABLE;

  ContractDirection(MetricType metric) {
    this.metric = metric;
  }

  /** Takes a sample in; answers whether the direction has turned to another than stable. */
  boolean turnsAt(double value) {
    TrendDirection before = direction;
    if (newest.length < WINDOW) {
      newest = Arrays.copyOf(newest, newest.length + 1);
    } else {
      System.arraycopy(newest, 1, newest, 0, WINDOW - 1);
    }
    newest[newest.length - 1] = value;
    direction = Trend.of(metric, newest).direction();
    return direction != before && direction != TrendDirection.STABLE;
  }

  /** Of outcomes. */
  @Override
  public boolean alarms(double badness) {
    return turnsAt(1 - badness) && direction == TrendDirection.DECLINING;
  }
}

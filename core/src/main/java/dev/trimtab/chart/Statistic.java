package dev.trimtab.chart;

import dev.trimtab.outcome.Aggregate;
import dev.trimtab.outcome.MetricType;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What of the samples in a bucket a chart shows. */
public enum Statistic {
  MEAN("mean", Double.NaN),
  COUNT("count", Double.NaN),
  SUM("sum", Double.NaN),
  MIN("min", Double.NaN),
  MAX("max", Double.NaN),
  P50("p50", 0.5),
  P90("p90", 0.9),
  P99("p99", 0.99);

  private final String wireName;
  private final double quantile;

  Statistic(String wireName, double quantile) {
    this.wireName = wireName;
    this.quantile = quantile;
  }

  /** The name on the wire, such as {@code p90}. */
  public String wireName() {
    return wireName;
  }

  /** True where it is a quantile, which counts and sums alone do not tell. */
  public boolean isQuantile() {
    return !Double.isNaN(quantile);
  }

  /** Which quantile, within 0 and 1; NaN where it is none. */
  public double quantile() {
    return quantile;
  }

  /**
   * False for quantiles of success rates and failures: nearly all of their values are 0 or 1, so
   * that a quantile says less than the mean and looks like more.
   */
  public boolean isOf(MetricType type) {
    return switch (type) {
      case QUALITY_SCORE, LATENCY_MS, COST_USD -> true;
      case SUCCESS_RATE, FAILURE_CLASS -> !isQuantile();
    };
  }

  /**
   * The figure of those samples: NaN where there are none and it is neither a count nor a sum.
   *
   * @throws IllegalStateException for a quantile
   */
  public double of(Aggregate samples) {
    return switch (this) {
      case COUNT -> samples.count();
      case SUM -> samples.sum();
      case MEAN -> samples.count() == 0 ? Double.NaN : samples.mean();
      case MIN -> samples.min();
      case MAX -> samples.max();
      case P50, P90, P99 -> throw new IllegalStateException("a quantile takes the samples");
    };
  }

  public static Optional<Statistic> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(each -> each.wireName.equals(wireName)).findFirst();
  }

  /** Every wire name, for messages. */
  public static String wireNames() {
    return Arrays.stream(values()).map(Statistic::wireName).collect(Collectors.joining(", "));
  }
}

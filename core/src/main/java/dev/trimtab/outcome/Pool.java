package dev.trimtab.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The samples of one metric type in a domain, whatever their event type: all of them, or those that
 * have one value at a metadata key. Scores are in no pool: those of two evaluations share no scale.
 *
 * @param domain the workload
 * @param metricType how it was measured: {@code success_rate}, {@code latency_ms} or {@code
 *     cost_usd}
 * @param key a metadata key; empty for all samples
 * @param value the text at that key, 1 to {@link #LONGEST_VALUE} characters; empty for all samples
 */
public record Pool(String domain, MetricType metricType, String key, String value)
    implements Watched {
  /** Longer texts say something of one event, not of many. */
  public static final int LONGEST_VALUE = 200;

  @Override
  public @Nullable String eventType() {
    return null;
  }

  @Override
  public Map<String, String> where() {
    return key.isEmpty() ? Map.of() : Map.of(key, value);
  }

  /**
   * The pools that a sample is in.
   *
   * @param whole whether all samples of a domain and metric type are one
   * @param keys the metadata keys whose values have one each
   */
  public static List<Pool> of(OutcomeEvent event, boolean whole, List<String> keys) {
    SeriesKey series = event.series();
    List<Pool> pools = new ArrayList<>(1 + keys.size());
    if (!isPooled(series.metricType()) || SystemDomain.includes(series.domain())) {
      return pools;
    }
    if (whole) {
      pools.add(new Pool(series.domain(), series.metricType(), "", ""));
    }
    for (String key : keys) {
      String value = event.metadata().text(key);
      if (!value.isEmpty() && value.length() <= LONGEST_VALUE) {
        pools.add(new Pool(series.domain(), series.metricType(), key, value));
      }
    }
    return pools;
  }

  /** Whether samples of that metric type can be compared across event types. */
  public static boolean isPooled(MetricType type) {
    return switch (type) {
      case SUCCESS_RATE, LATENCY_MS, COST_USD -> true;
      case QUALITY_SCORE, FAILURE_CLASS -> false;
    };
  }
}

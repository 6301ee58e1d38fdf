package dev.trimtab.context;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.SeriesKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which series of a domain something is asked for.
 *
 * @param eventType null for all
 * @param metricType null for all
 */
public record WatchScope(@Nullable String eventType, @Nullable MetricType metricType) {
  /** Every series of the domain. */
  public static final WatchScope ALL = new WatchScope(null, null);

  /** The scopes that hold a series, the closest first. */
  public static List<WatchScope> of(SeriesKey series) {
    return List.of(
        new WatchScope(series.eventType(), series.metricType()),
        new WatchScope(series.eventType(), null),
        new WatchScope(null, series.metricType()),
        ALL);
  }
}

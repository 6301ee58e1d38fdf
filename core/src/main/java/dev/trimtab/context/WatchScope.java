package dev.trimtab.context;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Watched;
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

  /** The scopes that hold a series, the closest first; of a pool, those of every event type. */
  public static List<WatchScope> of(Watched watched) {
    WatchScope everyType = new WatchScope(null, watched.metricType());
    String eventType = watched.eventType();
    return eventType == null
        ? List.of(everyType, ALL)
        : List.of(
            new WatchScope(eventType, watched.metricType()),
            new WatchScope(eventType, null),
            everyType,
            ALL);
  }
}

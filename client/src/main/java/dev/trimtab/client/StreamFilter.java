package dev.trimtab.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which events are followed. Null means all.
 *
 * @param domain the workload
 * @param eventType what was measured there
 * @param metricType one of the five metric types
 * @param metadata top-level metadata keys and the text each must have
 */
public record StreamFilter(
    @Nullable String domain,
    @Nullable String eventType,
    @Nullable String metricType,
    Map<String, String> metadata) {
  /** Every event. */
  public static final StreamFilter ALL = new StreamFilter(null, null, null, Map.of());

  Query query() {
    Query query =
        new Query()
            .add("domain", domain)
            .add("event_type", eventType)
            .add("metric_type", metricType);
    metadata.forEach((key, value) -> query.add("metadata." + key, value));
    return query;
  }
}

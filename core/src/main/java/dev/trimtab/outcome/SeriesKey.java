package dev.trimtab.outcome;

import dev.trimtab.input.Text;
import java.util.Map;

/**
 * What names a series within its tenant.
 *
 * @param domain the workload, 1 to 200 characters
 * @param eventType what was measured there, 1 to 200 characters
 * @param metricType how it was measured
 */
public record SeriesKey(String domain, String eventType, MetricType metricType) implements Watched {
  public static final int MAX_NAME_LENGTH = 200;

  public SeriesKey {
    Text.name("/domain", domain, MAX_NAME_LENGTH);
    Text.name("/event_type", eventType, MAX_NAME_LENGTH);
  }

  @Override
  public Map<String, String> where() {
    return Map.of();
  }
}

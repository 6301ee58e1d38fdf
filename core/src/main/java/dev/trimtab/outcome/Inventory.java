package dev.trimtab.outcome;

import java.util.List;
import java.util.Map;

/**
 * What a tenant, or one domain of it, holds.
 *
 * @param totalEvents events that were not voided, those that retention removed included
 * @param domains sorted, at most as many as were asked for
 * @param domainCount how many there are
 * @param eventTypes sorted, at most as many as were asked for
 * @param metricCounts the same of each of the five metric types, zeros included
 */
public record Inventory(
    long totalEvents,
    List<String> domains,
    long domainCount,
    List<String> eventTypes,
    Map<MetricType, Long> metricCounts) {
  public Inventory {
    domains = List.copyOf(domains);
    eventTypes = List.copyOf(eventTypes);
    metricCounts = Map.copyOf(metricCounts);
  }
}

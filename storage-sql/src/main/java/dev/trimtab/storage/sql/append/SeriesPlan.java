package dev.trimtab.storage.sql.append;

import dev.trimtab.outcome.Samples;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.SystemDomain;
import dev.trimtab.storage.sql.schema.StoredMetric;
import java.util.ArrayList;
import java.util.List;

/** A series that a group adds to, and what it adds. */
final class SeriesPlan {
  private final SeriesKey key;
  private final long seriesId;
  private final boolean isSystem;
  private final List<PlannedEvent> events = new ArrayList<>();

  SeriesPlan(SeriesKey key, long seriesId) {
    this.key = key;
    this.seriesId = seriesId;
    this.isSystem = SystemDomain.includes(key.domain());
  }

  SeriesKey key() {
    return key;
  }

  /** True where the server records its own work in it. */
  boolean isSystem() {
    return isSystem;
  }

  /** The metric type as the events have it. */
  int storedMetric() {
    int code = key.metricType().code();
    return isSystem ? StoredMetric.ofSystem(code) : code;
  }

  long seriesId() {
    return seriesId;
  }

  /** Notes an event of this series; in the order of positions. */
  void add(PlannedEvent event) {
    events.add(event);
  }

  /** What is added, as columns. */
  Samples samples() {
    return PlannedEvent.samples(events);
  }
}

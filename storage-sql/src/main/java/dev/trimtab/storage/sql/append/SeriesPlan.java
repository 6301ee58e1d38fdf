package dev.trimtab.storage.sql.append;

import dev.trimtab.outcome.Samples;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.SystemDomain;
import java.util.ArrayList;
import java.util.List;

/** A series that a group adds to, and what it adds. */
final class SeriesPlan {
  private final SeriesKey key;
  private final long seriesId;
  private final List<PlannedEvent> events = new ArrayList<>();

  SeriesPlan(SeriesKey key, long seriesId) {
    this.key = key;
    this.seriesId = seriesId;
  }

  SeriesKey key() {
    return key;
  }

  /** True where the server records its own work in it. */
  boolean isSystem() {
    return SystemDomain.includes(key.domain());
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

package dev.trimtab.storage.sql.append;

import dev.trimtab.outcome.Samples;
import dev.trimtab.outcome.SeriesKey;
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

  long seriesId() {
    return seriesId;
  }

  /** Notes an event of this series; in the order of positions. */
  void add(PlannedEvent event) {
    events.add(event);
  }

  /** What is added, as columns. */
  Samples samples() {
    int size = events.size();
    Samples samples = new Samples(new long[size], new long[size], new long[size], new double[size]);
    for (int i = 0; i < size; i++) {
      PlannedEvent event = events.get(i);
      samples.positions()[i] = event.position();
      samples.occurredAtMicros()[i] = event.occurredAtMicros();
      samples.recordedAtMicros()[i] = event.recordedAtMicros();
      samples.values()[i] = event.event().value();
    }
    return samples;
  }
}

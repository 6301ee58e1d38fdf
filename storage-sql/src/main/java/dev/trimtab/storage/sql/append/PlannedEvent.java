package dev.trimtab.storage.sql.append;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.Samples;
import dev.trimtab.outcome.Submission;
import java.util.List;

/**
 * An event that will be stored, and where.
 *
 * @param callersId true where its id is kept for good, so that it is known again
 */
record PlannedEvent(
    OutcomeEvent event,
    SeriesPlan series,
    long position,
    long occurredAtMicros,
    long recordedAtMicros,
    boolean callersId) {
  static PlannedEvent of(Submission.Item item, SeriesPlan series, long position) {
    OutcomeEvent event = item.event();
    return new PlannedEvent(
        event,
        series,
        position,
        Micros.of(event.occurredAt()),
        Micros.of(event.recordedAt()),
        item.given().id());
  }

  /** True where it is counted under its failure class. */
  boolean isFailure() {
    return series.key().metricType() == MetricType.FAILURE_CLASS;
  }

  /** Some of them, as columns. */
  static Samples samples(List<PlannedEvent> events) {
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

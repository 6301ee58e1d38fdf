package dev.trimtab.storage.sql.append;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.Submission;

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
}

package dev.trimtab.outcome;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.input.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One measured result. Times are kept to the microsecond.
 *
 * @param id the caller's own key or one made here, 1 to 200 characters; unique within the tenant
 * @param series which series it belongs to
 * @param value finite; within 0 and 1 for success, not negative for latency and cost
 * @param occurredAt when it happened: from 1970 on, at most 24 hours after {@code recordedAt}
 * @param recordedAt when it arrived here
 * @param metadata what else the caller said
 */
public record OutcomeEvent(
    String id,
    SeriesKey series,
    double value,
    Instant occurredAt,
    Instant recordedAt,
    Metadata metadata) {
  public static final int MAX_ID_LENGTH = 200;
  public static final Duration MAX_AHEAD = Duration.ofHours(24);

  public OutcomeEvent {
    Text.name("/id", id, MAX_ID_LENGTH);
    checkValue(series.metricType(), value);
    occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
    recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
    checkOccurredAt(occurredAt, recordedAt);
  }

  /**
   * Checks a time on its own, so that a reader can name every fault of an event.
   *
   * @throws InvalidInputException where the time is out of range
   */
  public static void checkOccurredAt(Instant occurredAt, Instant recordedAt) {
    if (occurredAt.isBefore(Instant.EPOCH)) {
      throw new InvalidInputException("/occurred_at", "must not be before 1970-01-01T00:00:00Z");
    }
    if (occurredAt.isAfter(recordedAt.plus(MAX_AHEAD))) {
      throw new InvalidInputException("/occurred_at", "must not be more than 24 hours ahead");
    }
  }

  /**
   * Checks a value on its own, so that a reader can name every fault of an event.
   *
   * @throws InvalidInputException where the metric type does not take it
   */
  public static void checkValue(MetricType type, double value) {
    if (!Double.isFinite(value)) {
      throw new InvalidInputException("/value", "must be a finite number");
    }
    boolean fits =
        switch (type) {
          case SUCCESS_RATE -> value >= 0 && value <= 1;
          case LATENCY_MS, COST_USD -> value >= 0;
          case QUALITY_SCORE, FAILURE_CLASS -> true;
        };
    if (!fits) {
      throw new InvalidInputException(
          "/value",
          type == MetricType.SUCCESS_RATE
              ? "must lie within 0 and 1 for success_rate"
              : "must not be negative for " + type.wireName());
    }
  }
}

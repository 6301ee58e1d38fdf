package dev.trimtab.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.input.InvalidInputException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeEventTest {
  @ParameterizedTest
  @CsvSource({
    "SUCCESS_RATE, 1.0001",
    "SUCCESS_RATE, -0.1",
    "LATENCY_MS, -1",
    "COST_USD, -0.01",
    "QUALITY_SCORE, NaN",
    "QUALITY_SCORE, Infinity",
    "FAILURE_CLASS, -Infinity",
  })
  void refusesValuesThatDoNotFitTheirType(MetricType type, double value) {
    assertFault("/value", () -> event("e", "d", type, value, Events.NOW));
  }

  @ParameterizedTest
  @CsvSource({"SUCCESS_RATE, 0", "SUCCESS_RATE, 1", "QUALITY_SCORE, -7", "COST_USD, 1e300"})
  void takesValuesThatFit(MetricType type, double value) {
    assertThat(event("e", "d", type, value, Events.NOW).value()).isEqualTo(value);
  }

  @Test
  void refusesTimesOutOfRange() {
    Instant dayAhead = Events.NOW.plus(OutcomeEvent.MAX_AHEAD);
    assertThat(event("e", "d", MetricType.COST_USD, 1, dayAhead).occurredAt()).isEqualTo(dayAhead);

    assertFault(
        "/occurred_at", () -> event("e", "d", MetricType.COST_USD, 1, dayAhead.plusMillis(1)));
    assertFault(
        "/occurred_at",
        () -> event("e", "d", MetricType.COST_USD, 1, Instant.EPOCH.minusMillis(1)));
    assertFault("/occurred_at", () -> event("e", "d", MetricType.COST_USD, 1, Instant.MIN));
  }

  @ParameterizedTest
  @CsvSource({"''", "'  '", "'a\u0000b'", "'a\nb'", "'\uD800'", "'\uDC00x'"})
  void refusesNamesThatCannotBeShownOrStored(String name) {
    assertFault("/domain", () -> event("e", name, MetricType.COST_USD, 1, Events.NOW));
    assertFault("/id", () -> event(name, "d", MetricType.COST_USD, 1, Events.NOW));
  }

  @Test
  void countsCharactersAsPeopleDo() {
    String domain = "\uD83D\uDEA2".repeat(SeriesKey.MAX_NAME_LENGTH);
    assertThat(event("e", domain, MetricType.COST_USD, 1, Events.NOW).series().domain())
        .isEqualTo(domain);

    assertFault("/domain", () -> event("e", domain + "x", MetricType.COST_USD, 1, Events.NOW));
  }

  private static void assertFault(String pointer, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOf(InvalidInputException.class)
        .extracting(thrown -> ((InvalidInputException) thrown).faults().getFirst().pointer())
        .isEqualTo(pointer);
  }

  private static OutcomeEvent event(
      String id, String domain, MetricType type, double value, Instant occurredAt) {
    SeriesKey series = new SeriesKey(domain, "invoke", type);
    return new OutcomeEvent(id, series, value, occurredAt, Events.NOW, Metadata.NONE);
  }
}

package dev.trimtab.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.input.InvalidInputException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
  @ParameterizedTest
  @CsvSource({
    "2026-01-31T09:30:00Z, 2026-01-31T09:30:00Z",
    "2026-01-31T09:30:00.1Z, 2026-01-31T09:30:00.1Z",
    "2026-01-31T09:30:00.123456789Z, 2026-01-31T09:30:00.123456789Z",
    "2026-01-31T09:30:00.000000Z, 2026-01-31T09:30:00Z",
    "2026-01-31T09:30:00.5+05:30, 2026-01-31T04:00:00.5Z",
    "2026-01-31T00:30:00-01:00, 2026-01-31T01:30:00Z",
    "2024-02-29T23:59:59Z, 2024-02-29T23:59:59Z",
    "2026-01-31T09:30Z, 2026-01-31T09:30:00Z",
    "2026-01-31t09:30:00z, 2026-01-31T09:30:00Z",
    "2026-01-31T09:30:00+0530, 2026-01-31T04:00:00Z",
    "2026-01-31T09:30:00+05, 2026-01-31T04:30:00Z",
    "+12026-01-31T09:30:00Z, +12026-01-31T09:30:00Z",
  })
  void readsTimesWithAnOffset(String text, String instant) {
    assertThat(Timestamps.parse("t", text)).isEqualTo(Instant.parse(instant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-31T09:30:00",
        "2026-01-31 09:30:00",
        "2026-01-31T09:30",
        "2026-01-31T09:30:00.5",
        "2026-01-31",
      })
  void asksForTheOffset(String text) {
    assertThatThrownBy(() -> Timestamps.parse("t", text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("t: must have an offset");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "1767225600",
        "2026-02-30T09:30:00Z",
        "2026-13-01T09:30:00Z",
        "2026-01-31T25:30:00Z",
        "2026-01-31T09:60:00Z",
        "2026-01-31T09:30:00.1234567890Z",
        "2026-01-31T09:30:00+25:00",
        "2026-01-31T09:30:00Z ",
        "2026-01-31T09:30:00Zx",
        "20x6-01-31T09:30:00Z",
        "٢٠٢٦-01-31T09:30:00Z",
      })
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> Timestamps.parse("t", text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("t: must be an ISO 8601 time");
  }
}

package dev.trimtab.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.input.InvalidInputException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimeRangeTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:30.5Z");

  @Test
  void lastDaysAreWholeMinutesThatHoldNow() {
    assertThat(TimeRange.lastDays(7, NOW))
        .isEqualTo(
            new TimeRange(
                Instant.parse("2026-02-22T12:01:00Z"), Instant.parse("2026-03-01T12:01:00Z")));
  }

  @Test
  void moreThanTwoWeeksBeginWithAWholeHour() {
    Instant now = Instant.parse("2026-03-31T12:34:56Z");
    assertThat(TimeRange.lastDays(14, now).since())
        .isEqualTo(Instant.parse("2026-03-17T12:35:00Z"));
    assertThat(TimeRange.lastDays(15, now).since())
        .isEqualTo(Instant.parse("2026-03-16T12:00:00Z"));
  }

  @Test
  void lastDaysDoNotReachBehind1970() {
    assertThat(TimeRange.lastDays(100_000, NOW).since()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void refusesTimesThatCannotBeStored() {
    assertThatThrownBy(() -> new TimeRange(Instant.MIN, null))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("since");
    assertThatThrownBy(() -> new TimeRange(null, Instant.MAX))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("until");
    assertThatThrownBy(() -> new TimeRange(NOW, NOW.minusMillis(1)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("until");
  }
}

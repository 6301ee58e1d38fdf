package dev.trimtab.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.outcome.Micros;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** Buckets hold what was asked for, no more of them than need be, and always cut alike. */
class ChartGridProperties {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @Property
  void holdsTheRangeInTheFewestBuckets(
      @ForAll @LongRange(min = 0, max = 4_000_000_000_000_000L) long sinceMicros,
      @ForAll @LongRange(min = 1, max = 900_000_000_000L) long lengthMicros,
      @ForAll("steps") Duration step) {
    Instant since = Micros.toInstant(sinceMicros);
    Instant until = Micros.toInstant(sinceMicros + lengthMicros);
    if (lengthMicros / step.toMillis() / 1_000 >= ChartGrid.MAX_POINTS - 1) {
      return;
    }
    ChartGrid grid = ChartGrid.of(since, until, step);

    assertThat(grid.since()).isBeforeOrEqualTo(since).isAfter(since.minus(step));
    assertThat(grid.until()).isAfterOrEqualTo(until).isBefore(until.plus(step));
    assertThat(grid.indexOf(sinceMicros)).isZero();
    assertThat(grid.indexOf(sinceMicros + lengthMicros - 1)).isEqualTo(grid.size() - 1);
    assertThat(ChartGrid.of(grid.since(), grid.until(), step)).isEqualTo(grid);
    // A later look at the same time cuts it in the same places.
    ChartGrid later = ChartGrid.of(since.plus(step), until.plus(step), step);
    assertThat(later.since()).isEqualTo(grid.start(1));
  }

  @Property
  void automaticStepsMakeAFewHundredPointsAtTheMost(
      @ForAll @LongRange(min = 1, max = 6_000_000_000L) long seconds) {
    ChartGrid grid = ChartGrid.automatic(NOON, NOON.plusSeconds(seconds));

    assertThat(grid.size()).isBetween(1, ChartGrid.AUTOMATIC_POINTS);
    if (seconds > 200 * 60) {
      assertThat(grid.size()).isGreaterThan(25);
    }
  }

  @Example
  void usualRangesGetUsualSteps() {
    assertThat(automatic(Duration.ofHours(1))).isEqualTo(Duration.ofMinutes(1));
    assertThat(automatic(Duration.ofHours(24))).isEqualTo(Duration.ofMinutes(10));
    assertThat(automatic(Duration.ofDays(7))).isEqualTo(Duration.ofHours(1));
    assertThat(automatic(Duration.ofDays(30))).isEqualTo(Duration.ofHours(6));
    assertThat(automatic(Duration.ofDays(365))).isEqualTo(Duration.ofDays(2));
  }

  @Example
  void fineStepsAreAsShortAsThereIsRoom() {
    Duration minute = Duration.ofMinutes(1);
    Duration hour = Duration.ofHours(1);
    Instant week = NOON.minus(Duration.ofDays(7));
    Instant month = NOON.minus(Duration.ofDays(30));

    assertThat(ChartGrid.shortest(week, NOON, minute, 10_000).step())
        .isEqualTo(Duration.ofMinutes(2));
    assertThat(ChartGrid.shortest(week, NOON, minute, 1_000).step())
        .isEqualTo(Duration.ofMinutes(15));
    assertThat(ChartGrid.shortest(month, NOON, hour, 10_000).step()).isEqualTo(hour);
  }

  @Example
  void weeksBeginOnMonday() {
    ChartGrid weeks = ChartGrid.of(NOON, NOON.plus(Duration.ofDays(9)), Duration.ofDays(7));

    assertThat(weeks.since().atZone(ZoneOffset.UTC).getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
    assertThat(weeks.size()).isEqualTo(2);
    assertThat(ChartGrid.of(Instant.EPOCH, NOON, Duration.ofDays(364)).since())
        .isBefore(Instant.EPOCH);
  }

  @Example
  void otherStepsAreRefused() {
    for (String step : new String[] {"PT0S", "PT-5M", "PT7S", "PT90S", "PT0.5S", "P367D"}) {
      assertThatThrownBy(() -> ChartGrid.of(NOON, NOON.plusSeconds(60), Duration.parse(step)))
          .as(step)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageStartingWith("step: must be whole minutes");
    }
    assertThatThrownBy(
            () -> ChartGrid.of(NOON, NOON.plus(Duration.ofMinutes(10_001)), Duration.ofMinutes(1)))
        .hasMessage("step: cuts this time into 10001 points; at most 10000 are drawn");
    assertThatThrownBy(() -> ChartGrid.automatic(NOON, NOON))
        .hasMessage("until: must be after since");
  }

  private static Duration automatic(Duration range) {
    return ChartGrid.automatic(NOON.minus(range), NOON).step();
  }

  @Provide
  Arbitrary<Duration> steps() {
    return Arbitraries.of(
            "PT1S", "PT10S", "PT1M", "PT7M", "PT1H", "PT90M", "P1D", "P7D", "P28D", "P30D")
        .map(Duration::parse);
  }
}

package dev.trimtab.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.loop.Trigger.Side;
import dev.trimtab.loop.Trigger.Statistic;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.SeriesKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Beside an oracle that looks at all events anew in every minute. */
class ThresholdReplayProperties {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration OVER = Duration.ofMinutes(7);

  private static Instant minute(int minute) {
    return START.plus(Duration.ofMinutes(minute));
  }

  @Property(tries = 500)
  void holdsWhenALookAtThatMinuteSaysSo(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 4) Integer> gaps,
      @ForAll @Size(60) List<@IntRange(max = 9) Integer> values,
      @ForAll Statistic statistic,
      @ForAll Side side,
      @ForAll @IntRange(max = 9) int limit) {
    SeriesKey series = new SeriesKey("a", "b", MetricType.LATENCY_MS);
    List<OutcomeEvent> events = new ArrayList<>();
    int last = 0;
    for (int i = 0; i < gaps.size(); i++) {
      last += gaps.get(i) == 4 ? 9 : gaps.get(i);
      Instant at = minute(last);
      double value = values.get(i) / 3.0;
      events.add(new OutcomeEvent("e" + i, series, value, at, at, Metadata.NONE));
    }
    double border = limit / 3.0 + 0.1;
    List<Holding> holdings =
        ThresholdReplay.of(new Trigger.OnThreshold(statistic, side, border, OVER), events);
    int first = (int) Duration.between(START, events.getFirst().occurredAt()).toMinutes();
    for (int now = first; now <= last; now++) {
      Instant moment = minute(now);
      boolean holds =
          holdings.stream()
              .anyMatch(each -> !moment.isBefore(each.from()) && moment.isBefore(each.until()));
      assertThat(holds)
          .as("%s %s %s in minute %s: %s", statistic, side, border, now, holdings)
          .isEqualTo(oracle(statistic, side, border, events, moment));
    }
  }

  private static boolean oracle(
      Statistic statistic, Side side, double limit, List<OutcomeEvent> events, Instant now) {
    Instant from = now.minus(OVER);
    double[] seen =
        events.stream()
            .filter(each -> each.occurredAt().isAfter(from) && !each.occurredAt().isAfter(now))
            .mapToDouble(OutcomeEvent::value)
            .sorted()
            .toArray();
    if (statistic == Statistic.COUNT) {
      boolean isOld = !events.getFirst().occurredAt().isAfter(from);
      return isOld && (side == Side.ABOVE ? seen.length > limit : seen.length < limit);
    }
    if (seen.length == 0) {
      return false;
    }
    double value =
        switch (statistic) {
          case MEAN -> Arrays.stream(seen).average().orElseThrow();
          case MIN -> seen[0];
          case MAX -> seen[seen.length - 1];
          case P50 -> seen[(int) Math.ceil(seen.length * 0.5) - 1];
          case P90 -> seen[(int) Math.ceil(seen.length * 0.9) - 1];
          case P99 -> seen[(int) Math.ceil(seen.length * 0.99) - 1];
          case COUNT -> seen.length;
        };
    return side == Side.ABOVE ? value > limit : value < limit;
  }
}

package dev.trimtab.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.change.Detection;
import dev.trimtab.change.DetectorSettings;
import dev.trimtab.change.Direction;
import dev.trimtab.change.Simulation;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.tenant.Sensitivity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import org.jspecify.annotations.Nullable;

/** Verdicts on quiet series that alarmed all the same, and on which nobody did anything. */
final class AfterAlarmsProperties {
  private static final SeriesKey SERIES = new SeriesKey("bot", "run", MetricType.SUCCESS_RATE);
  private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
  private static final double CHANCE = 0.9;

  private final SplittableRandom random = new SplittableRandom(12);

  private @Nullable Detection alarmOfAQuietSeries() {
    List<OutcomeEvent> events = new ArrayList<>();
    double[] values = Hearing.outcomes(random, 3000, CHANCE);
    for (int i = 0; i < values.length; i++) {
      Instant at = BEGIN.plusSeconds(900L * i);
      events.add(new OutcomeEvent("e" + i, SERIES, values[i], at, at, Metadata.NONE));
    }
    DetectorSettings often =
        DetectorSettings.standard()
            .with(new Sensitivity(Sensitivity.Basis.CALIBRATED, 10, 0.01, 0.05));
    for (Detection each : Simulation.run(SERIES, events, often)) {
      if (each.kind() == Detection.Kind.ALARM && each.direction() == Direction.DECLINE) {
        return each;
      }
    }
    return null;
  }

  @Example
  void nothingIsImprovedAgainstFreshSamples() {
    int alarms = 0;
    int improved = 0;
    int recovered = 0;
    while (alarms < 150) {
      Detection alarm = alarmOfAQuietSeries();
      if (alarm == null) {
        continue;
      }
      alarms++;
      double[] fresh = Hearing.outcomes(random, 100, CHANCE);
      double[] after = Hearing.outcomes(random, 1500, CHANCE);
      improved += isImproved(Hearing.ofSuccess(fresh, after));
      Decline decline = Decline.of(alarm, MetricType.SUCCESS_RATE, null);
      recovered += isImproved(Hearing.ofSuccess(new double[0], after).decline(decline));
    }
    assertThat(improved / 150.0).isLessThanOrEqualTo(0.05);
    // As good as before they are: that is all that recovery says.
    assertThat(recovered / 150.0).isGreaterThan(0.9);
  }

  private static int isImproved(Hearing hearing) {
    return hearing.effect(0.02).verify().verdict() == Verdict.IMPROVED ? 1 : 0;
  }
}

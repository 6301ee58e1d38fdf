package dev.trimtab.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.MetricType;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Before the hours of a series are known, they are hardly taken for changes: almost all false
 * alarms of a daily and weekly cycle come in the first four weeks.
 */
final class CyclesTest {
  private static final int SERIES = 1000;
  private static final int A_DAY = 96;
  private static final int DAYS = 28;

  /** How many alarms a series brings in its first weeks. */
  private static double alarms(double cycle, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int alarms = 0;
    for (int i = 0; i < SERIES; i++) {
      Folding series = new Folding(DetectorSettings.standard(), MetricType.LATENCY_MS);
      series.fold(weeks(random, cycle));
      alarms += (int) series.kinds().stream().filter(Detection.Kind.ALARM::equals).count();
    }
    return alarms / (double) SERIES;
  }

  /** Lognormal, longer by day than by night and on working days than on weekends. */
  private static double[] weeks(SplittableRandom random, double cycle) {
    double[] values = new double[DAYS * A_DAY];
    for (int i = 0; i < values.length; i++) {
      double ofDay = Math.sin(2 * Math.PI * i / A_DAY);
      double ofWeek = i / A_DAY % 7 >= 5 ? 1 : 0;
      values[i] = Math.exp(6 + 0.7 * random.nextGaussian() + cycle * (ofDay - ofWeek));
    }
    return values;
  }

  @Test
  void latenciesThatFollowTheHourRarelyAlarmInTheirFirstWeeks() {
    assertThat(alarms(0.15, 1)).as("0.13 where no hour is tolerated").isLessThan(0.08);
  }

  @Test
  void norDoThoseThatFollowNothing() {
    assertThat(alarms(0, 2)).isLessThan(0.05);
  }
}

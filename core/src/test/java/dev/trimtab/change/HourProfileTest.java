package dev.trimtab.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trimtab.outcome.MetricType;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class HourProfileTest {
  private static final long HOUR = 3_600_000_000L;
  private static final long MONDAY = 4 * 24 * HOUR;

  private static HourProfile after(int days, double swing) {
    SplittableRandom random = new SplittableRandom(3);
    HourProfile profile = new HourProfile();
    for (long i = 0; i < days * 96L; i++) {
      long at = MONDAY + i * HOUR / 4;
      double night = HourProfile.cell(at) % 24 < 8 ? 1 : 0;
      profile.take(HourProfile.cell(at), 10 + swing * night + random.nextGaussian(), at);
    }
    return profile;
  }

  @Test
  void cellsAreHoursOfWorkingDaysAndOfWeekends() {
    assertThat(HourProfile.cell(MONDAY)).isZero();
    assertThat(HourProfile.cell(MONDAY - 1)).isEqualTo(47);
    assertThat(HourProfile.cell(MONDAY + 4 * 24 * HOUR + 13 * HOUR)).isEqualTo(13);
    assertThat(HourProfile.cell(MONDAY + 5 * 24 * HOUR + 13 * HOUR)).isEqualTo(37);
    assertThat(HourProfile.cell(0)).isZero();
    assertThat(HourProfile.cell(-1)).isEqualTo(23);
  }

  @Test
  void theHourIsBelievedWhereItForetellsBetter() {
    HourProfile profile = after(15, 1);
    assertThat(profile.believed()).isTrue();
    double night = profile.difference(HourProfile.cell(MONDAY + 3 * HOUR));
    double day = profile.difference(HourProfile.cell(MONDAY + 13 * HOUR));
    assertThat(night - day).isCloseTo(1, within(0.3));
  }

  @Test
  void whereHoursAreAlikeOneMeanIsEnough() {
    assertThat(after(15, 0).believed()).isFalse();
    assertThat(after(15, 0).difference(3)).isZero();
  }

  @Test
  void aChangePointSaysThatItIsHeldAgainstTheHour() {
    SplittableRandom random = new SplittableRandom(4);
    double[] values = new double[8064];
    Arrays.setAll(values, i -> random.nextDouble() < (i % 96 < 32 ? 0.7 : 0.97) ? 1 : 0);
    double[] worse = new double[200];
    Arrays.setAll(worse, i -> random.nextDouble() < 0.5 ? 1 : 0);
    Folding series = new Folding(DetectorSettings.standard(), MetricType.SUCCESS_RATE);
    series.late(Duration.ofDays(100)).fold(values).late(Duration.ZERO);
    series.fold(worse);
    assertThat(series.found.getFirst().baseline().kind()).isEqualTo(Detection.BaselineKind.BY_HOUR);
  }
}

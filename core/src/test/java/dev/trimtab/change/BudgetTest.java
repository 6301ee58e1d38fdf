package dev.trimtab.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.tenant.Sensitivity;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BudgetTest {
  private static Budget budget(Sensitivity.Basis basis, double rate, double volume) {
    return new Budget(new Sensitivity(basis, rate, 0.01, 0.05), volume, 400, 400);
  }

  private static double height(double rate, double volume) {
    return budget(Sensitivity.Basis.CALIBRATED, rate, volume).height(200, 1, 0.1);
  }

  @Test
  void whatIsProvenIsHalfOfTheRateForEachDirection() {
    double height = budget(Sensitivity.Basis.PROVEN, 2, 10_000).height(200, 1, 0.1);
    assertThat(height).isCloseTo(Math.log(10_000), within(1e-9));
    assertThat(budget(Sensitivity.Basis.PROVEN, 100, 10).height(200, 1, 0.1)).isPositive();
  }

  @Test
  void rarerFalseAlarmsAndMoreSamplesNeedMore() {
    assertThat(height(0.1, 10_000)).isGreaterThan(height(1, 10_000) + 1);
    assertThat(height(1, 1_000_000)).isGreaterThan(height(1, 10_000) + 0.2);
  }

  @Test
  void dependentValuesNeedMore() {
    Budget budget = new Budget(Sensitivity.STANDARD, 10_000, 400, 200);
    assertThat(budget.height(100, 2, 0.1))
        .isCloseTo(budget.height(100, 1, 0.1) + Math.log(2), within(1e-9));
  }

  @Test
  void changedSettingsAreHeededFromTheNextSampleOn() {
    SplittableRandom random = new SplittableRandom(1);
    Folding eager = new Folding(with(50), MetricType.SUCCESS_RATE);
    eager.fold(Folding.outcomes(random, 420, 0.9));
    Folding strict = new Folding(with(0.0001), MetricType.SUCCESS_RATE);
    strict.state = eager.state;
    strict.fold(Folding.outcomes(random, 200, 0.3));
    assertThat(eager.found).isEmpty();
    assertThat(strict.found.getFirst().evidence().threshold()).isGreaterThan(15);
  }

  private static DetectorSettings with(double rate) {
    return new DetectorSettings(
        new Sensitivity(Sensitivity.Basis.CALIBRATED, rate, 0.01, 0.05),
        AlertTiming.standard(),
        Duration.ZERO,
        Duration.ofDays(1),
        null);
  }
}

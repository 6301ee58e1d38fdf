package dev.trimtab.stat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class DependenceTest {
  /** Each depends on the one before with correlation {@code rho}. */
  private static double[] chain(double rho, int size) {
    SplittableRandom random = new SplittableRandom(3);
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      double before = i == 0 ? 0 : values[i - 1];
      values[i] = rho * before + Math.sqrt(1 - rho * rho) * random.nextGaussian();
    }
    return values;
  }

  @Test
  void independentSamplesCountFully() {
    assertThat(Dependence.of(chain(0, 1000))).isEqualTo(1);
    assertThat(Dependence.of(new double[1000])).isEqualTo(1);
    assertThat(Dependence.of(chain(0.8, 10))).as("too few to tell").isEqualTo(1);
  }

  @Test
  void dependentOnesCountForLess() {
    // (1 + 0.6) / (1 - 0.6)
    assertThat(Dependence.of(chain(0.6, 5000))).isBetween(3.5, 4.5);
  }

  @Test
  void whatSwingsBackCountsNoMoreThanFully() {
    assertThat(Dependence.of(chain(-0.6, 1000))).isEqualTo(1);
  }
}

package dev.trimtab.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

final class TallyTest {
  private final SplittableRandom random = new SplittableRandom(12);

  private static Tally of(int count, DoubleUnaryOperator next) {
    Tally tally = new Tally();
    double value = 0;
    for (int i = 0; i < count; i++) {
      value = next.applyAsDouble(value);
      tally.add(value);
    }
    return tally;
  }

  private Tally ofRuns(int count, double correlation) {
    return of(count, last -> random.nextDouble() < correlation ? last : fresh());
  }

  private double fresh() {
    return random.nextDouble() < 0.2 ? 1 : 0;
  }

  @Test
  void independentValuesSayWhatTheyAre() {
    double sum = 0;
    for (int i = 0; i < 500; i++) {
      sum += ofRuns(400, 0).dependence();
    }
    assertThat(sum / 500).isBetween(1.0, 1.06);
    assertThat(ofRuns(100_000, 0).dependence()).isCloseTo(1, within(0.05));
  }

  @Test
  void runsSayLess() {
    // Neighbours correlated by 0.4: (1 + 0.4) / (1 - 0.4).
    assertThat(ofRuns(20_000, 0.4).dependence()).isCloseTo(7 / 3.0, within(0.25));
    assertThat(ofRuns(400, 0.6).dependence()).isBetween(2.0, 7.0);
  }

  @Test
  void whatWandersSlowlyIsSeenInBlocks() {
    double[] state = {0};
    Tally wandering =
        of(
            20_000,
            last -> {
              state[0] = 0.97 * state[0] + 0.05 * random.nextGaussian();
              return random.nextDouble() < 0.4 + state[0] ? 1 : 0;
            });
    assertThat(wandering.dependence()).isBetween(2.0, 10.0);
  }

  @Test
  void constantsDependOnNothing() {
    assertThat(of(1000, last -> 0.7).dependence()).isEqualTo(1);
    assertThat(new Tally().dependence()).isEqualTo(1);
    assertThat(of(1000, last -> 1 - last).dependence()).isEqualTo(1);
  }
}

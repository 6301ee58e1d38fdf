package dev.trimtab.stat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.special.Beta;

final class IntervalProperties {
  @Property
  void holdsExactlyTheChancesNotExcluded(
      @ForAll @IntRange(max = 2000) int successes,
      @ForAll @IntRange(max = 2000) int failures,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double chance) {
    double evidence =
        Beta.logBeta(successes + 1.0, failures + 1.0)
            - successes * Math.log(chance)
            - failures * Math.log(1 - chance);
    Interval interval = ChanceInterval.of(successes, failures, 0.05);
    if (Math.abs(evidence - Math.log(20)) > 1e-6) {
      assertThat(interval.contains(chance)).isEqualTo(evidence < Math.log(20));
    }
  }

  @Example
  void holdTheTruthAtEveryLook() {
    SplittableRandom random = new SplittableRandom(4);
    int chanceLost = 0;
    int meanLost = 0;
    for (int run = 0; run < 2000; run++) {
      MeanInterval mean = new MeanInterval(0.05);
      boolean chanceHeld = true;
      boolean meanHeld = true;
      int successes = 0;
      for (int i = 1; i <= 300; i++) {
        int outcome = random.nextDouble() < 0.8 ? 1 : 0;
        successes += outcome;
        mean.take(outcome);
        chanceHeld &= ChanceInterval.of(successes, i - successes, 0.05).contains(0.8);
        meanHeld &= mean.interval().contains(0.8);
      }
      chanceLost += chanceHeld ? 0 : 1;
      meanLost += meanHeld ? 0 : 1;
    }
    assertThat(chanceLost).isBetween(1, 100);
    assertThat(meanLost).isBetween(1, 100);
  }

  @Example
  void shrinkAroundTheMean() {
    MeanInterval interval = new MeanInterval(0.05);
    assertThat(interval.interval()).isEqualTo(new Interval(0, 1));
    for (int i = 0; i < 1000; i++) {
      interval.take(0.3 + 0.01 * (i % 2));
    }
    assertThat(interval.interval().low()).isBetween(0.25, 0.305);
    assertThat(interval.interval().high()).isBetween(0.305, 0.36);
  }

  @Example
  void differencesLieWhereBothTogetherAllow() {
    assertThat(new Interval(0.5, 0.75).minus(new Interval(0.25, 0.5)))
        .isEqualTo(new Interval(0, 0.5));
  }
}

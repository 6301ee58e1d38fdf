package dev.trimtab.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

final class ChanceEvidenceProperties {
  /** The integral as a sum over a fine grid. */
  private static double oracle(double bound, int successes, int failures) {
    int steps = 20_000;
    double[] logs = new double[steps];
    for (int i = 0; i < steps; i++) {
      double p = bound + (1 - bound) * (i + 0.5) / steps;
      logs[i] = successes * Math.log(p / bound) + failures * Math.log((1 - p) / (1 - bound));
    }
    double highest = Arrays.stream(logs).max().orElseThrow();
    return highest + Math.log(Arrays.stream(logs).map(x -> Math.exp(x - highest)).sum() / steps);
  }

  @Property(tries = 200)
  void isTheAverageLikelihoodRatio(
      @ForAll @DoubleRange(min = 0.02, max = 0.98) double bound,
      @ForAll @IntRange(max = 300) int successes,
      @ForAll @IntRange(max = 300) int failures) {
    assertThat(ChanceEvidence.above(bound, successes, failures))
        .isCloseTo(oracle(bound, successes, failures), within(0.01));
  }

  @Property
  void belowIsAboveInTheMirror(
      @ForAll @DoubleRange(min = 0.02, max = 0.98) double bound,
      @ForAll @IntRange(max = 3000) int successes,
      @ForAll @IntRange(max = 3000) int failures) {
    double below = ChanceEvidence.below(bound, successes, failures);
    double mirrored =
        ChanceEvidence.above(1 - bound, /* successes= */ failures, /* failures= */ successes);
    assertThat(below).isFinite().isEqualTo(mirrored);
  }

  @Example
  void isRarelyLargeAtTheBoundHoweverOftenOneLooks() {
    int confirmed = 0;
    SplittableRandom random = new SplittableRandom(1);
    for (int run = 0; run < 4000; run++) {
      confirmed += Looks.untilConfirmed(random, 0.7, 0.7, 400) <= 400 ? 1 : 0;
    }
    assertThat(confirmed / 4000.0).isBetween(0.01, 0.05);
  }

  @Example
  void confirmsAsFastAsTheMixtureCan() {
    SplittableRandom random = new SplittableRandom(2);
    int[] looks = new int[2001];
    Arrays.setAll(looks, i -> Looks.untilConfirmed(random, 0.7, 0.85, 2000));
    Arrays.sort(looks);
    assertThat(looks[1000]).isBetween(40, 60);
  }

  private static final class Looks {
    static int untilConfirmed(SplittableRandom random, double bound, double chance, int most) {
      int successes = 0;
      for (int i = 1; i <= most; i++) {
        successes += random.nextDouble() < chance ? 1 : 0;
        if (ChanceEvidence.above(bound, successes, i - successes) >= Math.log(20)) {
          return i;
        }
      }
      return most + 1;
    }
  }
}

package dev.trimtab.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class TwoSamplesProperties {
  private static double[] outcomes(SplittableRandom random, double chance, int count) {
    double[] outcomes = new double[count];
    Arrays.setAll(outcomes, i -> random.nextDouble() < chance ? 1 : 0);
    return outcomes;
  }

  private static int untilConfirmed(
      SplittableRandom random, double before, double after, int size, int most) {
    TwoChances evidence = new TwoChances(outcomes(random, before, size));
    for (int i = 1; i <= most; i++) {
      evidence.take(random.nextDouble() < after ? 1 : 0);
      if (evidence.logarithm() >= Math.log(20)) {
        return i;
      }
    }
    return most + 1;
  }

  @Property(tries = 12)
  void equalChancesAreRarelyToldApart(@ForAll @IntRange(min = 1, max = 19) int twentieths) {
    SplittableRandom random = new SplittableRandom(twentieths);
    int confirmed = 0;
    for (int run = 0; run < 300; run++) {
      double chance = twentieths / 20.0;
      confirmed += untilConfirmed(random, chance, chance, 200, 200) <= 200 ? 1 : 0;
    }
    assertThat(confirmed / 300.0).isLessThanOrEqualTo(0.05);
  }

  @Example
  void confirmsFromTwoHundredOutcomes() {
    SplittableRandom random = new SplittableRandom(5);
    int[] looks = new int[401];
    Arrays.setAll(looks, i -> untilConfirmed(random, 0.7, 0.85, 200, 400));
    Arrays.sort(looks);
    assertThat(looks[200]).isBetween(60, 180);
  }

  /** Every block of every length has an expectation of at most 1, by counting its outcomes out. */
  @Property(tries = 100)
  void aFreshOutcomeIsWorthNothingOnAverage(@ForAll @IntRange(min = 1, max = 99) int percent) {
    double chance = percent / 100.0;
    double expectation = 0;
    for (int all = 0; all < 32; all++) {
      double[] baseline = new double[4];
      double probability = (all & 16) == 0 ? 1 - chance : chance;
      for (int i = 0; i < 4; i++) {
        baseline[i] = all >> i & 1;
        probability *= baseline[i] == 1 ? chance : 1 - chance;
      }
      TwoChances evidence = new TwoChances(baseline);
      evidence.take(all >> 4);
      expectation += probability * Math.exp(evidence.logarithm());
    }
    assertThat(expectation).isLessThanOrEqualTo(1 + 1e-12).isGreaterThan(0.5);
  }

  @Example
  void meansAreToldApartOnlyWhereTheyDiffer() {
    SplittableRandom random = new SplittableRandom(6);
    int falsely = 0;
    int rightly = 0;
    for (int run = 0; run < 2000; run++) {
      falsely += confirmed(random, 0) ? 1 : 0;
      rightly += confirmed(random, 0.2) ? 1 : 0;
    }
    assertThat(falsely).isBetween(1, 100);
    assertThat(rightly).isGreaterThan(1600);
  }

  private static boolean confirmed(SplittableRandom random, double better) {
    double[] baseline = new double[200];
    Arrays.setAll(baseline, i -> random.nextDouble() < 0.7 ? 0.8 : 0);
    TwoMeans evidence = new TwoMeans(baseline);
    boolean confirmed = false;
    for (int i = 0; i < 200; i++) {
      evidence.take(better + (random.nextDouble() < 0.7 ? 0.8 : 0));
      confirmed |= evidence.logarithm() >= Math.log(20);
    }
    return confirmed;
  }

  @Example
  void aBaselineThatIsUsedUpSaysNoMore() {
    TwoMeans means = new TwoMeans(new double[] {0, 0});
    TwoChances chances = new TwoChances(new double[] {0, 0});
    for (int i = 0; i < 2; i++) {
      means.take(1);
      chances.take(1);
    }
    double ofMeans = means.logarithm();
    double ofChances = chances.logarithm();
    means.take(1);
    chances.take(1);
    assertThat(ofMeans).isPositive().isCloseTo(means.logarithm(), within(0.0));
    assertThat(ofChances).isPositive().isCloseTo(chances.logarithm(), within(0.0));
  }
}

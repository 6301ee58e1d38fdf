package dev.trimtab.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

final class MeanEvidenceProperties {
  /** What the bets win, multiplied out. */
  @Property(tries = 200)
  void isTheAverageOfWhatTheBetsWin(
      @ForAll @DoubleRange(min = 0.05, max = 0.95) double bound,
      @ForAll @Size(max = 40) List<@DoubleRange(min = 0, max = 1) Double> values) {
    MeanEvidence evidence = new MeanEvidence(bound);
    double sum = 0;
    for (int k = 0; k < 8; k++) {
      double stake = 0.5 / bound * Math.pow(1.0 / 64, 1 - k / 7.0);
      double wealth = 1;
      for (double value : values) {
        wealth *= 1 + stake * (value - bound);
      }
      sum += wealth;
    }
    for (double value : values) {
      evidence.take(value);
    }
    assertThat(evidence.logarithm()).isCloseTo(Math.log(sum / 8), within(1e-9));
  }

  @Example
  void isRarelyLargeAtTheBoundHoweverOftenOneLooks() {
    assertThat(confirmedWithin400(random -> random.nextDouble() < 0.7 ? 1 : 0))
        .isBetween(0.005, 0.05);
    assertThat(confirmedWithin400(random -> 0.4 + 0.6 * random.nextDouble()))
        .isBetween(0.0005, 0.05);
    assertThat(confirmedWithin400(random -> 0.7)).isZero();
  }

  private static double confirmedWithin400(ToDoubleFunction<SplittableRandom> values) {
    SplittableRandom random = new SplittableRandom(3);
    int confirmed = 0;
    for (int run = 0; run < 3000; run++) {
      MeanEvidence evidence = new MeanEvidence(0.7);
      for (int i = 0; i < 400; i++) {
        evidence.take(values.applyAsDouble(random));
        if (evidence.logarithm() >= Math.log(20)) {
          confirmed++;
          break;
        }
      }
    }
    return confirmed / 3000.0;
  }

  @Example
  void staysANumberForever() {
    MeanEvidence evidence = new MeanEvidence(0.5);
    for (int i = 0; i < 100_000; i++) {
      evidence.take(1);
    }
    assertThat(evidence.logarithm()).isFinite().isGreaterThan(10_000);
    for (int i = 0; i < 300_000; i++) {
      evidence.take(0);
    }
    assertThat(evidence.logarithm()).isFinite().isNegative();
  }
}

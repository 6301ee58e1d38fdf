package dev.trimtab.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

final class DetectionProperties {
  private static final double CAP = 1e30;

  /** The recursion written out: for each start, the product of everything since. */
  private static double sum(Bets bets, int bet, List<Double> values) {
    double sum = 0;
    for (int start = 0; start < values.size(); start++) {
      double product = 1;
      for (int i = start; i < values.size(); i++) {
        product *= bets.factor(bet, values.get(i));
      }
      sum += product;
    }
    return sum;
  }

  private static double oracle(Bets bets, List<Double> values) {
    double all = 0;
    for (int k = 0; k < Bets.COUNT; k++) {
      all += sum(bets, k, values);
    }
    return all / Bets.COUNT;
  }

  /** The first values, as many as no bet reaches the cap with: from there on it is no sum. */
  private static List<Double> belowCap(Bets bets, List<Double> values) {
    for (int size = 1; size <= values.size(); size++) {
      for (int k = 0; k < Bets.COUNT; k++) {
        if (sum(bets, k, values.subList(0, size)) >= CAP) {
          return values.subList(0, size - 1);
        }
      }
    }
    return values;
  }

  @Property(tries = 300)
  void evidenceIsTheSumOverEveryStart(
      @ForAll @DoubleRange(min = 0.02, max = 0.9) double bound,
      @ForAll @Size(min = 1, max = 50) List<@DoubleRange(min = 0, max = 1) Double> values) {
    for (Bets bets :
        new Bets[] {Bets.onChance(bound, 0.3, 3), Bets.onMean(bound, 0.1, 4), Bets.none()}) {
      ShiryaevRoberts evidence = new ShiryaevRoberts();
      List<Double> summed = belowCap(bets, values);
      double last = 0;
      for (double value : summed) {
        last = evidence.take(bets, value);
      }
      double expected = oracle(bets, summed);
      assertThat(last).isCloseTo(expected, within(1e-5 * expected + 1e-30));
    }
  }

  @Property
  void noBetWinsOnAverageWhileTheBoundHolds(
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double bound,
      @ForAll @DoubleRange(min = 0, max = 1) double share,
      @ForAll @DoubleRange(min = 1, max = 8) double dependence) {
    double chance = bound * share;
    for (Bets bets : new Bets[] {Bets.onChance(bound, 0.2, 4), Bets.onMean(bound, 0.1, 9)}) {
      Bets tempered = bets.tempered(dependence);
      for (int k = 0; k < Bets.COUNT; k++) {
        assertThat(bets.factor(k, 0)).isPositive();
        assertThat(chance * bets.factor(k, 1) + (1 - chance) * bets.factor(k, 0))
            .isLessThanOrEqualTo(1 + 1e-12);
        assertThat(chance * tempered.factor(k, 1) + (1 - chance) * tempered.factor(k, 0))
            .isLessThanOrEqualTo(1 + 1e-12);
      }
    }
  }

  @Property
  void writingOutAndReadingBackChangesNoBit(
      @ForAll @Size(min = 2, max = 60) List<@DoubleRange(min = 0, max = 1) Double> values) {
    Bets bets = Bets.onChance(0.2, 0.3, 3);
    ShiryaevRoberts kept = new ShiryaevRoberts();
    ShiryaevRoberts restored = new ShiryaevRoberts();
    for (double value : values) {
      ByteBuffer buffer = ByteBuffer.allocate(ShiryaevRoberts.BYTES);
      restored.writeTo(buffer);
      restored = new ShiryaevRoberts();
      restored.readFrom(buffer.flip());
      assertThat(restored.take(bets, value)).isEqualTo(kept.take(bets, value));
    }
  }

  @Example
  void anAlarmNeedsAsManyQuietSamplesAsItsThresholdSays() {
    Bets bets = Bets.onChance(0.1, 0.3, 3.4);
    SplittableRandom random = new SplittableRandom(9);
    double samples = 0;
    for (int run = 0; run < 400; run++) {
      ShiryaevRoberts evidence = new ShiryaevRoberts();
      do {
        samples++;
      } while (evidence.take(bets, random.nextDouble() < 0.1 ? 1 : 0) < 200);
    }
    assertThat(samples / 400).isBetween(200.0, 600.0);
  }

  @Example
  void evidenceStaysANumber() {
    ShiryaevRoberts evidence = new ShiryaevRoberts();
    Bets bets = Bets.onChance(1e-9, 1, 30);
    for (int i = 0; i < 10_000; i++) {
      evidence.take(bets, 1);
    }
    assertThat(evidence.evidence()).isFinite().isGreaterThan(1e20);
    for (int i = 0; i < 100_000; i++) {
      evidence.take(Bets.onChance(0.5, 1, 3), 0);
    }
    assertThat(evidence.evidence()).isBetween(0.0, 10.0);
  }
}

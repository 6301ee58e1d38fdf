package dev.trimtab.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BaselineTest {
  @Test
  void clopperAndPearsonByTheirTable() {
    // Nine of ten: the exact one-sided 95 % bounds are in every table.
    assertThat(BinomialBounds.lower(9, 10, 0.05)).isCloseTo(0.6058, within(5e-5));
    assertThat(BinomialBounds.upper(9, 10, 0.05)).isCloseTo(0.9949, within(5e-5));
    assertThat(BinomialBounds.upper(0, 59, 0.05))
        .isCloseTo(1 - Math.pow(0.05, 1 / 59.0), within(1e-9));
    assertThat(BinomialBounds.upper(7, 7, 0.05)).isEqualTo(1);
    assertThat(BinomialBounds.lower(0, 7, 0.05)).isZero();
  }

  @Test
  void meanBoundsAreRarelyWrong() {
    SplittableRandom random = new SplittableRandom(8);
    int wrong = 0;
    for (int run = 0; run < 2000; run++) {
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < 100; i++) {
        double value = random.nextDouble() < 0.9 ? 1 : 0.2 * random.nextDouble();
        sum += value;
        squares += value * value;
      }
      double variance = (squares - sum * sum / 100) / 99;
      wrong += sum / 100 + MeanBounds.width(variance, 100, 0.05) < 0.91 ? 1 : 0;
    }
    assertThat(wrong).isLessThan(100);
  }

  @Test
  void nothingIsBetBeyondOne() {
    // A baseline that always had the event leaves no room above it.
    Bets bets = BaselineBets.provenChance(200, 200, 0.02, 0.05, 0);
    assertThat(bets.factor(0, 1)).isZero();
    assertThat(bets.factor(0, 0)).isZero();
    assertThat(Bets.onMean(1.2, 0.1, 1).factor(3, 0.5)).isZero();
  }

  @Test
  void aSampleKeepsItsAtomsAndItsOrder() {
    ValueSample sample = new ValueSample();
    ValueSample restored = new ValueSample();
    for (int i = 0; i < 1000; i++) {
      sample.take(i % 10 < 6 ? 0 : i);
      ByteBuffer buffer = ByteBuffer.allocate(restored.bytes());
      restored.writeTo(buffer);
      restored = new ValueSample();
      restored.readFrom(buffer.flip());
      restored.take(i % 10 < 6 ? 0 : i);
    }
    assertThat(sample.quantile(0.5)).isZero();
    assertThat(sample.quantile(0.9)).isBetween(650f, 850f);
    assertThat(restored.quantile(0.9)).isEqualTo(sample.quantile(0.9));
    assertThat(sample.bytes()).isLessThanOrEqualTo(9 + 4 * ValueSample.CAPACITY);
  }

  @Test
  void rarerFalseAlarmsNeedMoreEvidence() {
    QuietTable table = QuietTable.shipped();
    for (double chance : new double[] {1e-6, 0.001, 0.1, 0.5, 0.93, 0.9999}) {
      for (double trials : new double[] {25, 70, 200, 5000, 1e6}) {
        double last = 0;
        for (double probability : new double[] {0.5, 0.3, 0.07, 0.01, 0.001, 1e-4, 1e-6}) {
          double height = table.height(trials, chance, probability);
          assertThat(height).isGreaterThanOrEqualTo(last).isLessThan(60);
          last = height;
        }
        assertThat(last).isGreaterThan(8);
        assertThat(table.highest(trials, 0.01))
            .isGreaterThanOrEqualTo(table.height(trials, chance, 0.01) - 0.1);
      }
    }
  }
}

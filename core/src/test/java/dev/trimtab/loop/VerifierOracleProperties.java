package dev.trimtab.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.stat.BinomialBounds;
import dev.trimtab.stat.ChanceInterval;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Against a verdict that is worked out anew for every number of samples, block by block. */
final class VerifierOracleProperties {
  private static final double EFFECT = 0.3;

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** The product over all blocks, for every alternative. */
  private static double evidence(double[] before, double[] after, int count) {
    double sum = 0;
    int alternatives = 0;
    for (int length : new int[] {1, 2, 4}) {
      for (double at = -4.5; at < 4.6; at += 9 / 14.0) {
        for (double ratio : new double[] {0.25, 0.5, 0.75, 1, 1.5, 2, 3}) {
          double p = logistic(at - ratio / 2);
          double q = logistic(at + ratio / 2);
          double common = (length * p + q) / (length + 1);
          double product = 1;
          for (int i = 0; i < count && (i + 1) * length <= before.length; i++) {
            product *= after[i] == 1 ? q / common : (1 - q) / (1 - common);
            for (int j = 0; j < length; j++) {
              product *= before[i * length + j] == 1 ? p / common : (1 - p) / (1 - common);
            }
          }
          sum += product;
          alternatives++;
        }
      }
    }
    return sum / alternatives;
  }

  private static double[] failures(double[] outcomes) {
    double[] failures = outcomes.clone();
    for (int i = 0; i < failures.length; i++) {
      failures[i] = 1 - failures[i];
    }
    return failures;
  }

  private static double sum(double[] values, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i];
    }
    return sum;
  }

  private static @Nullable Verdict verdict(double[] before, double[] after, int count) {
    if (evidence(failures(before), failures(after), count) >= 1 / (0.05 / 4)) {
      return Verdict.WORSE;
    }
    if (evidence(before, after, count) >= 1 / (0.05 * 5 / 8)) {
      return Verdict.IMPROVED;
    }
    double half = 0.05 / 8 / 2;
    double successes = sum(after, count);
    var now = ChanceInterval.of(successes, count - successes, half);
    double usual = sum(before, before.length);
    double high = now.high() - BinomialBounds.lower(usual, before.length, half);
    double low = now.low() - BinomialBounds.upper(usual, before.length, half);
    return low > -EFFECT && high < EFFECT ? Verdict.NO_EFFECT : null;
  }

  @Property(tries = 60)
  void theFirstVerdictIsTheOracles(
      @ForAll @IntRange(min = 1, max = 9) int tenths,
      @ForAll @IntRange(min = 1, max = 9) int tenthsAfter,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] before = Hearing.outcomes(random, 120, tenths / 10.0);
    double[] after = Hearing.outcomes(random, 190, tenthsAfter / 10.0);
    VerificationStanding standing = Hearing.ofSuccess(before, after).effect(EFFECT).verify();
    int count = 1;
    while (count < after.length && verdict(before, after, count) == null) {
      count++;
    }
    assertThat(standing.verdict()).isEqualTo(verdict(before, after, count));
    assertThat(standing.samples()).isEqualTo(count);
  }
}

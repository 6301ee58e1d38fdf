package dev.trimtab.stat;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.special.Beta;

/**
 * A confidence sequence for a chance: all chances against which the average likelihood ratio has
 * not reached {@code 1 / alpha}. With a probability of at least {@code 1 - alpha} it holds the true
 * chance at every look (Robbins' mixture; doi:10.1214/aoms/1177696786). See docs/MATH.md,
 * "Intervals".
 */
public final class ChanceInterval {
  private static final int HALVINGS = 50;

  private ChanceInterval() {}

  /**
   * Where the chance of success lies.
   *
   * @param successes sum of the outcomes, each within 0 and 1
   * @param failures how many outcomes there were, less that sum
   */
  public static Interval of(double successes, double failures, double alpha) {
    double count = successes + failures;
    if (count == 0) {
      return new Interval(0, 1);
    }
    double mixture = Beta.logBeta(successes + 1, failures + 1) + Math.log(alpha);
    DoubleUnaryOperator excess =
        chance -> mixture - weighted(successes, chance) - weighted(failures, 1 - chance);
    double best = successes / count;
    double low = successes == 0 ? 0 : border(excess, best, 0);
    double high = failures == 0 ? 1 : border(excess, best, 1);
    return new Interval(low, high);
  }

  private static double weighted(double count, double chance) {
    return count == 0 ? 0 : count * Math.log(chance);
  }

  /** The outermost chance between {@code inside} and {@code outside} that is not yet excluded. */
  private static double border(DoubleUnaryOperator excess, double inside, double outside) {
    double in = inside;
    double out = outside;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (in + out) / 2;
      if (excess.applyAsDouble(middle) < 0) {
        in = middle;
      } else {
        out = middle;
      }
    }
    return out;
  }
}

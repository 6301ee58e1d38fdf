package dev.trimtab.stat;

/**
 * A confidence sequence for the mean of values within 0 and 1, in O(1) memory: the predictable
 * plug-in empirical Bernstein one (Waudby-Smith, Ramdas, arXiv 2010.09686, theorem 2). With a
 * probability of at least {@code 1 - alpha} it holds the true mean at every look. See docs/MATH.md,
 * "Intervals".
 *
 * <p>Mutable, of one owner.
 */
public final class MeanInterval {
  private final double log;
  private long count;
  private double sum;
  private double squares;
  private double weights;
  private double weighted;
  private double spread;

  public MeanInterval(double alpha) {
    log = Math.log(2 / alpha);
  }

  /** Takes a value within 0 and 1 in. */
  public void take(double value) {
    // Everything a value is weighed with was known before it: that is what makes the weights fair.
    double mean = (0.5 + sum) / (count + 1);
    double variance = (0.25 + squares) / (count + 1);
    double next = count + 1.0;
    double weight =
        Math.min(Math.sqrt(2 * log / (variance * next * Math.log1p(next))), Bets.CAUTION);
    double distance = value - mean;
    weights += weight;
    weighted += weight * value;
    spread += distance * distance * (-Math.log1p(-weight) - weight);
    count++;
    sum += value;
    double moved = value - (0.5 + sum) / (count + 1);
    squares += moved * moved;
  }

  /** Where the mean lies, as far as the values so far show. */
  public Interval interval() {
    if (count == 0) {
      return new Interval(0, 1);
    }
    double width = (log + spread) / weights;
    double middle = weighted / weights;
    return new Interval(Math.max(0, middle - width), Math.min(1, middle + width));
  }
}

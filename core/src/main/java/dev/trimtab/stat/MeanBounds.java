package dev.trimtab.stat;

/**
 * Bounds of the mean of independent values within 0 and 1 after a fixed number of them, by their
 * own spread: Maurer and Pontil's empirical Bernstein bound (arXiv 0907.3740, theorem 4). See
 * docs/MATH.md, "Baselines".
 */
public final class MeanBounds {
  private MeanBounds() {}

  /**
   * How far the mean may lie on one side of the average, wrong with a probability of at most {@code
   * error}.
   *
   * @param variance of the sample, by n - 1
   * @param count at least 2
   */
  public static double width(double variance, double count, double error) {
    double log = Math.log(2 / error);
    return Math.sqrt(2 * variance * log / count) + 7 * log / (3 * (count - 1));
  }
}

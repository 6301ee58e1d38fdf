package dev.trimtab.change;

/**
 * The range that a domain declared for its scores.
 *
 * @param low the least a score can be
 * @param high the most; above {@code low}
 * @param lessIsBetter whether low scores are the good ones
 */
public record ScoreScale(double low, double high, boolean lessIsBetter) {
  public ScoreScale {
    if (!(low < high) || Double.isInfinite(high - low)) {
      throw new IllegalArgumentException("scores from " + low + " to " + high);
    }
  }
}

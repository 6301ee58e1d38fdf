package dev.trimtab.change;

/**
 * What a domain declared of its scores.
 *
 * @param low the least a score can be; minus infinity where nothing was declared
 * @param high the most, above {@code low}; infinity where nothing was declared
 * @param lessIsBetter whether low scores are the good ones
 */
public record ScoreScale(double low, double high, boolean lessIsBetter) {
  public ScoreScale {
    if (!(low < high)) {
      throw new IllegalArgumentException("scores from " + low + " to " + high);
    }
  }

  /** Whether it has two ends, so that one can bet on means. */
  public boolean isBounded() {
    return Double.isFinite(high - low);
  }
}

package dev.trimtab.stat;

import org.hipparchus.special.Beta;

/**
 * Bounds of a chance after a fixed number of independent trials: Clopper and Pearson's, exact, so
 * that each is wrong with a probability of at most {@code error} (doi:10.1093/biomet/26.4.404). See
 * docs/MATH.md, "Baselines".
 */
public final class BinomialBounds {
  private static final int HALVINGS = 60;

  private BinomialBounds() {}

  /**
   * What the chance is not below.
   *
   * @param events how many trials had the event; may be a fraction
   * @param trials above 0
   */
  public static double lower(double events, double trials, double error) {
    return 1 - upper(trials - events, trials, error);
  }

  /** What the chance is not above. */
  public static double upper(double events, double trials, double error) {
    if (events >= trials) {
      return 1;
    }
    // P(at most `events` | p) = 1 - I_p(events + 1, trials - events) falls as p grows.
    double low = events / trials;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (1 - Beta.regularizedBeta(middle, events + 1, trials - events) > error) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}

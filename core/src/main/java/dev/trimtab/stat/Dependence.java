package dev.trimtab.stat;

/**
 * How much less consecutive samples say than independent ones would: as if each depended on the one
 * before alone. See docs/MATH.md, "Dating".
 */
public final class Dependence {
  private static final int FEWEST = 20;
  private static final double STRONGEST = 0.9;

  private Dependence() {}

  /**
   * How many of the samples say as much as one that is independent of the others, {@code (1 + rho)
   * / (1 - rho)} of their lag-one correlation; at least 1, and 1 where they are too few to tell.
   */
  public static double of(double[] samples) {
    if (samples.length < FEWEST) {
      return 1;
    }
    double mean = 0;
    for (double sample : samples) {
      mean += sample / samples.length;
    }
    double squares = 0;
    double products = 0;
    for (int i = 0; i < samples.length; i++) {
      squares += (samples[i] - mean) * (samples[i] - mean);
      products += i == 0 ? 0 : (samples[i] - mean) * (samples[i - 1] - mean);
    }
    double correlation = squares > 0 ? Math.clamp(products / squares, 0, STRONGEST) : 0;
    // What chance alone brings of it is not counted.
    double chance = 2 / Math.sqrt(samples.length);
    return correlation <= chance ? 1 : (1 + correlation) / (1 - correlation);
  }
}

package dev.trimtab.stat;

/**
 * How unlikely errors are under Student's distribution with 5 degrees of freedom, its scale fitted:
 * nearly the normal likelihood for ordinary errors, and unmoved by a few giants.
 */
final class TailedErrors {
  private static final double FREEDOM = 5;
  private static final int ROUNDS = 15;

  private TailedErrors() {}

  /**
   * Twice the negative logarithm of the likelihood, less what depends on the number of errors only.
   *
   * @param leastVariance below which no scale is believed; above 0
   */
  static double deviance(double[] errors, double leastVariance) {
    double scale = scale(errors, leastVariance);
    double sum = 0;
    for (double error : errors) {
      sum += Math.log1p(error * error / (FREEDOM * scale));
    }
    return errors.length * Math.log(scale) + (FREEDOM + 1) * sum;
  }

  /**
   * The squared scale, by expectation and maximisation (doi:10.1111/j.2517-6161.1977.tb01600.x).
   */
  private static double scale(double[] errors, double leastVariance) {
    double scale = Math.max(weighted(errors, Double.POSITIVE_INFINITY) / 2, leastVariance);
    for (int i = 0; i < ROUNDS; i++) {
      scale = Math.max(weighted(errors, scale), leastVariance);
    }
    return scale;
  }

  private static double weighted(double[] errors, double scale) {
    double sum = 0;
    for (double error : errors) {
      double square = error * error;
      sum +=
          Double.isInfinite(scale) ? square : square * (FREEDOM + 1) / (FREEDOM + square / scale);
    }
    return sum / errors.length;
  }
}

package dev.trimtab.stat;

import java.util.Arrays;

/**
 * Takes outliers out: what lies further than some spreads from the median around it is replaced by
 * that median (Hampel, doi:10.1080/01621459.1974.10482962). A step that lasts longer than half the
 * window is left as it is.
 */
final class HampelFilter {
  private static final int REACH = 7;
  private static final double SPREADS = 5;

  private HampelFilter() {}

  static double[] filtered(double[] values) {
    int reach = Math.min(REACH, values.length - 1);
    double[] distances = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      distances[i] = values[i] - medianAround(values, i, reach);
    }
    double limit = SPREADS * Medians.NORMAL * Medians.of(absolute(distances));
    double[] filtered = values.clone();
    for (int i = 0; limit > 0 && i < values.length; i++) {
      filtered[i] -= Math.abs(distances[i]) > limit ? distances[i] : 0;
    }
    return filtered;
  }

  /** Beyond the ends the series is mirrored. */
  private static double medianAround(double[] values, int at, int reach) {
    double[] window = new double[2 * reach + 1];
    int last = values.length - 1;
    for (int i = 0; i < window.length; i++) {
      int index = Math.abs(at - reach + i);
      window[i] = values[last - Math.abs(last - index)];
    }
    return Medians.of(window);
  }

  private static double[] absolute(double[] values) {
    return Arrays.stream(values).map(Math::abs).toArray();
  }
}

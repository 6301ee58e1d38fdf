package dev.trimtab.trend;

import dev.trimtab.outcome.MetricType;

/** Which way the numbers lean. Not a statement of significance. */
public enum TrendDirection {
  IMPROVING,
  STABLE,
  DECLINING;

  /** A change within this share of the previous average is no change. */
  static final double THRESHOLD = 0.05;

  private static final double TOLERANCE = 1e-9;

  /**
   * The direction of a relative change.
   *
   * @param change (current - previous) / |previous|, or the plain difference where previous is 0
   */
  static TrendDirection of(MetricType type, double change) {
    double gain = type.lessIsBetter() ? -change : change;
    if (gain > THRESHOLD + TOLERANCE) {
      return IMPROVING;
    }
    return gain < -THRESHOLD - TOLERANCE ? DECLINING : STABLE;
  }
}

package dev.trimtab.trend;

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
  static TrendDirection of(boolean lessIsBetter, double change) {
    double gain = lessIsBetter ? -change : change;
    if (gain > THRESHOLD + TOLERANCE) {
      return IMPROVING;
    }
    return gain < -THRESHOLD - TOLERANCE ? DECLINING : STABLE;
  }
}

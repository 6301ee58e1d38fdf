package dev.trimtab.change;

import java.nio.ByteBuffer;

/**
 * Whether values lie beyond the smallest change worth knowing: Page's test against that border
 * (doi:10.1093/biomet/41.1-2.100), which holds those since they last lay within it on average. See
 * docs/MATH.md, "The smallest decline".
 */
final class Border {
  static final int BYTES = 2 * Double.BYTES;

  /** How many standard errors beyond it is beyond it. */
  private static final double SHOWN = 2.5;

  private double count;
  private double excess;

  /**
   * Takes a value in.
   *
   * @param beyond how far beyond the border it lies; below 0 within
   */
  void take(double beyond) {
    excess += beyond;
    count++;
    if (excess <= 0) {
      clear();
    }
  }

  /**
   * Whether they lie beyond it by more than is chance.
   *
   * @param variance of a value at the border
   * @param dependence how many values in a row say as much as one
   * @param baseline how many independent values the border is known from
   */
  boolean isCrossed(double variance, double dependence, double baseline) {
    double error = Math.sqrt(variance * (dependence / count + 1 / baseline));
    return excess > SHOWN * error * count;
  }

  void clear() {
    count = 0;
    excess = 0;
  }

  void writeTo(ByteBuffer buffer) {
    buffer.putDouble(count).putDouble(excess);
  }

  void readFrom(ByteBuffer buffer) {
    count = buffer.getDouble();
    excess = buffer.getDouble();
  }
}

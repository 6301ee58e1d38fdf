package dev.trimtab.stat;

/**
 * What is left unexplained, as a sum of squares, when one stretch of a series is described by one
 * shape. Splitting a stretch must never make the sum larger.
 */
interface SegmentCost {
  /**
   * For the samples {@code [from, to)}.
   *
   * @param to above {@code from}
   */
  double of(int from, int to);
}

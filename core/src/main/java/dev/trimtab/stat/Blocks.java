package dev.trimtab.stat;

import java.util.Arrays;

/**
 * Pairs fresh values with so many of a baseline each, in the order in which they came. A block is
 * complete when all of it is there.
 */
final class Blocks {
  /** Baseline values to a fresh one. */
  static final int[] LENGTHS = {1, 2, 4};

  private final Taker taker;
  private final int[] complete = new int[LENGTHS.length];
  private double[] baseline;
  private double[] fresh = new double[16];
  private int baselineCount;
  private int freshCount;

  /** What becomes of a complete block. */
  interface Taker {
    /**
     * Takes a block in.
     *
     * @param kind index of its length
     * @param fresh the fresh value
     * @param compared sum of its baseline values
     */
    void take(int kind, double fresh, double compared);
  }

  Blocks(double[] baseline, Taker taker) {
    this.baseline = baseline.clone();
    this.baselineCount = baseline.length;
    this.taker = taker;
  }

  void take(double value) {
    fresh = withRoom(fresh, freshCount);
    fresh[freshCount++] = value;
    complete();
  }

  void takeBaseline(double value) {
    baseline = withRoom(baseline, baselineCount);
    baseline[baselineCount++] = value;
    complete();
  }

  /** How many blocks of a kind are complete. */
  int count(int kind) {
    return complete[kind];
  }

  private void complete() {
    for (int i = 0; i < LENGTHS.length; i++) {
      int length = LENGTHS[i];
      while (complete[i] < freshCount && complete[i] < baselineCount / length) {
        int at = complete[i]++;
        taker.take(i, fresh[at], sum(at * length, length));
      }
    }
  }

  private double sum(int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += baseline[i];
    }
    return sum;
  }

  private static double[] withRoom(double[] values, int used) {
    return used < values.length ? values : Arrays.copyOf(values, 2 * used + 1);
  }
}

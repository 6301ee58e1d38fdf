package dev.trimtab.stat;

/** The squared distances to the mean of the stretch. */
final class LevelCost implements SegmentCost {
  private final double[] sums;
  private final double[] squares;

  LevelCost(double[] values) {
    sums = new double[values.length + 1];
    squares = new double[values.length + 1];
    for (int i = 0; i < values.length; i++) {
      sums[i + 1] = sums[i] + values[i];
      squares[i + 1] = squares[i] + values[i] * values[i];
    }
  }

  @Override
  public double of(int from, int to) {
    double sum = sums[to] - sums[from];
    return Math.max(squares[to] - squares[from] - sum * sum / (to - from), 0);
  }
}

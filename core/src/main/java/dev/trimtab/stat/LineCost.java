package dev.trimtab.stat;

/** The squared distances to the straight line that fits the stretch best. */
final class LineCost implements SegmentCost {
  private final LevelCost level;
  private final double[] sums;
  private final double[] moments;

  LineCost(double[] values) {
    level = new LevelCost(values);
    sums = new double[values.length + 1];
    moments = new double[values.length + 1];
    for (int i = 0; i < values.length; i++) {
      sums[i + 1] = sums[i] + values[i];
      moments[i + 1] = moments[i] + i * values[i];
    }
  }

  @Override
  public double of(int from, int to) {
    double size = to - from;
    if (size < 2) {
      return 0;
    }
    double middle = (from + to - 1) / 2.0;
    double slope = moments[to] - moments[from] - middle * (sums[to] - sums[from]);
    double spread = size * (size * size - 1) / 12;
    return Math.max(level.of(from, to) - slope * slope / spread, 0);
  }
}

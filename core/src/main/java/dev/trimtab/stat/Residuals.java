package dev.trimtab.stat;

/** What a partition leaves unexplained of its series. */
final class Residuals {
  private Residuals() {}

  static double[] of(double[] values, Partition partition) {
    double[] residuals = new double[values.length];
    int from = 0;
    for (int to : partition.changes()) {
      fit(values, residuals, from, to, partition.shape());
      from = to;
    }
    fit(values, residuals, from, values.length, partition.shape());
    return residuals;
  }

  private static void fit(
      double[] values, double[] residuals, int from, int to, Partition.Shape shape) {
    double size = to - from;
    double middle = (from + to - 1) / 2.0;
    double sum = 0;
    double moment = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
      moment += (i - middle) * values[i];
    }
    boolean sloped = shape == Partition.Shape.LINE && size > 1;
    double slope = sloped ? moment * 12 / (size * (size * size - 1)) : 0;
    for (int i = from; i < to; i++) {
      residuals[i] = values[i] - sum / size - slope * (i - middle);
    }
  }
}

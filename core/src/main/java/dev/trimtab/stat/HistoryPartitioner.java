package dev.trimtab.stat;

import java.util.Arrays;
import java.util.List;

/**
 * Where the history of a series changed, looking back at all of it. Optimal partitioning is tried
 * for long-run deviations from that of independent samples to that of a random walk, with levels
 * and with straight lines; of these partitions the one is taken that explains the series best when
 * what it leaves over is an autoregression with heavy tails. See docs/MATH.md, "History".
 */
public final class HistoryPartitioner {
  /** The most samples; the time grows with their square. */
  public static final int MOST = 5_000;

  private static final int FEWEST = 6;
  private static final int SCALES = 12;
  private static final int LOOK_BACK = 6;

  /** Of a cut while searching, in squared long-run deviations and logarithms of the size. */
  private static final double PENALTY = 1.5;

  /** Of a cut while choosing, which has to make up for choosing among many. */
  private static final double PRICE = 3.5;

  /** In deviations of the whole series: what is finer counts as rounding. */
  private static final double FINEST_SCALE = 0.02;

  private static final double LEAST_VARIANCE = 1e-6;

  private final double[] values;
  private final double logSize;
  private Partition best;
  private double lowest = Double.POSITIVE_INFINITY;

  private HistoryPartitioner(double[] values) {
    this.values = values;
    logSize = Math.log(values.length);
    best = new Partition(values.length, List.of(), Partition.Shape.LEVEL);
  }

  /**
   * Partitions samples that are evenly spaced, in their order. Shifting or stretching them makes no
   * difference.
   *
   * @param values finite, at most {@link #MOST}
   */
  public static Partition partition(double[] values) {
    if (values.length > MOST || !Arrays.stream(values).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("not at most " + MOST + " finite values");
    }
    if (values.length < FEWEST) {
      return new Partition(values.length, List.of(), Partition.Shape.LEVEL);
    }
    HistoryPartitioner search = new HistoryPartitioner(standard(HampelFilter.filtered(values)));
    search.tryAll(new LevelCost(search.values), Partition.Shape.LEVEL, 1, 2);
    search.tryAll(new LineCost(search.values), Partition.Shape.LINE, 2, 3);
    return search.best;
  }

  /** With median 0 and deviation 1, unless all values are equal. */
  private static double[] standard(double[] values) {
    double median = Medians.of(values);
    double[] centred = Arrays.stream(values).map(each -> each - median).toArray();
    double mean = Arrays.stream(centred).average().orElse(0);
    double variance =
        Arrays.stream(centred).map(each -> (each - mean) * (each - mean)).average().orElse(0);
    double deviation = variance > 0 ? Math.sqrt(variance) : 1;
    return Arrays.stream(centred).map(each -> each / deviation).toArray();
  }

  /**
   * @param numbers how many describe a stretch
   */
  private void tryAll(SegmentCost cost, Partition.Shape shape, int numbers, int shortest) {
    OptimalPartitioning partitioning = new OptimalPartitioning(cost, values.length, shortest);
    double finest = finestScale();
    double step = Math.pow(Math.sqrt(values.length) / finest, -1.0 / (SCALES - 1));
    double scale = Math.sqrt(values.length);
    List<Integer> before = null;
    for (int i = 0; i < SCALES; i++, scale *= step) {
      List<Integer> cuts = partitioning.cuts(scale * scale * PENALTY * numbers * logSize);
      if (cuts.size() > values.length / 5) {
        return;
      }
      if (!cuts.equals(before)) {
        judge(new Partition(values.length, cuts, shape), numbers);
      }
      before = cuts;
    }
  }

  /** The deviation of independent samples that differ as much as neighbours do. */
  private double finestScale() {
    double[] steps = new double[values.length - 1];
    Arrays.setAll(steps, i -> values[i + 1] - values[i]);
    return Math.max(Medians.spread(steps) / Math.sqrt(2), FINEST_SCALE);
  }

  private void judge(Partition partition, int numbers) {
    List<double[]> errors =
        Autoregression.errors(
            Residuals.of(values, partition), Math.min(LOOK_BACK, values.length / 8));
    for (int order = 0; order < errors.size(); order++) {
      double price =
          logSize * (PRICE * numbers * partition.changes().size() + order + (numbers - 1));
      double total = TailedErrors.deviance(errors.get(order), LEAST_VARIANCE) + price;
      if (total < lowest) {
        lowest = total;
        best = partition;
      }
    }
  }
}

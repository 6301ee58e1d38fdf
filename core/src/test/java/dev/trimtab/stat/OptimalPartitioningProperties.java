package dev.trimtab.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class OptimalPartitioningProperties {
  /** Squared distances to the best constant, or to the best line, from their definitions. */
  private static double naive(double[] values, int from, int to, boolean sloped) {
    int size = to - from;
    double mean = Arrays.stream(values, from, to).average().orElseThrow();
    double products = 0;
    double spread = 0;
    for (int i = 0; i < size; i++) {
      products += (i - (size - 1) / 2.0) * (values[from + i] - mean);
      spread += (i - (size - 1) / 2.0) * (i - (size - 1) / 2.0);
    }
    double slope = sloped && size > 1 ? products / spread : 0;
    double sum = 0;
    for (int i = 0; i < size; i++) {
      double error = values[from + i] - mean - slope * (i - (size - 1) / 2.0);
      sum += error * error;
    }
    return sum;
  }

  /** Every last stretch for every end, nothing left out. */
  private static double oracle(double[] values, boolean sloped, int shortest, double penalty) {
    double[] cheapest = new double[values.length + 1];
    Arrays.fill(cheapest, Double.POSITIVE_INFINITY);
    cheapest[0] = -penalty;
    for (int end = 1; end <= values.length; end++) {
      for (int from = 0; from <= end - shortest; from++) {
        double total = cheapest[from] + naive(values, from, end, sloped) + penalty;
        cheapest[end] = Math.min(cheapest[end], total);
      }
    }
    return cheapest[values.length];
  }

  private static double total(double[] values, List<Integer> cuts, boolean sloped, double penalty) {
    double total = penalty * cuts.size();
    int from = 0;
    for (int cut : cuts) {
      total += naive(values, from, cut, sloped);
      from = cut;
    }
    return total + naive(values, from, values.length, sloped);
  }

  @Property(tries = 500)
  void leavesNothingCheaperOut(
      @ForAll @Size(min = 6, max = 60) List<@DoubleRange(min = -5, max = 5) Double> samples,
      @ForAll boolean sloped,
      @ForAll @IntRange(min = 1, max = 4) int shortest,
      @ForAll @DoubleRange(min = 0.01, max = 60) double penalty) {
    double[] values = samples.stream().mapToDouble(each -> each).toArray();
    SegmentCost cost = sloped ? new LineCost(values) : new LevelCost(values);
    List<Integer> cuts = new OptimalPartitioning(cost, values.length, shortest).cuts(penalty);
    assertThat(total(values, cuts, sloped, penalty))
        .isCloseTo(oracle(values, sloped, shortest, penalty), within(1e-6));
    int from = 0;
    for (int cut : cuts) {
      assertThat(cut - from).isGreaterThanOrEqualTo(shortest);
      from = cut;
    }
    assertThat(values.length - from).isGreaterThanOrEqualTo(shortest);
  }

  @Property(tries = 300)
  void costsAreThoseOfTheirDefinition(
      @ForAll @Size(min = 2, max = 40) List<@DoubleRange(min = -9, max = 9) Double> samples,
      @ForAll @IntRange(max = 38) int start) {
    double[] values = samples.stream().mapToDouble(each -> each).toArray();
    int from = start % (values.length - 1);
    SegmentCost level = new LevelCost(values);
    SegmentCost line = new LineCost(values);
    for (int to = from + 1; to <= values.length; to++) {
      assertThat(level.of(from, to)).isCloseTo(naive(values, from, to, false), within(1e-8));
      assertThat(line.of(from, to)).isCloseTo(naive(values, from, to, true), within(1e-8));
    }
  }

  @Property(tries = 200)
  void residualsAddUpToTheCosts(
      @ForAll @Size(min = 8, max = 40) List<@DoubleRange(min = -9, max = 9) Double> samples,
      @ForAll Partition.Shape shape) {
    double[] values = samples.stream().mapToDouble(each -> each).toArray();
    Partition partition = new Partition(values.length, List.of(1, 5), shape);
    double squares = Arrays.stream(Residuals.of(values, partition)).map(each -> each * each).sum();
    assertThat(squares)
        .isCloseTo(
            total(values, partition.changes(), shape == Partition.Shape.LINE, 0), within(1e-8));
  }
}

package dev.trimtab.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class HistoryPartitionerProperties {
  private static double[] series(int size, IntToDoubleFunction value) {
    double[] values = new double[size];
    Arrays.setAll(values, value);
    return values;
  }

  /** Stationary noise with deviation 1, each sample {@code rho} of the one before. */
  private static double[] noise(long seed, int size, double rho) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] noise = new double[size];
    double last = random.nextGaussian();
    for (int i = 0; i < size; i++) {
      last = rho * last + Math.sqrt(1 - rho * rho) * random.nextGaussian();
      noise[i] = last;
    }
    return noise;
  }

  private static List<Integer> changes(double[] values) {
    return HistoryPartitioner.partition(values).changes();
  }

  @Property(tries = 60)
  void shiftingAndStretchingChangesNothing(
      @ForAll long seed,
      @ForAll @IntRange(min = -1000, max = 1000) int shift,
      @ForAll @IntRange(min = -8, max = 8) int power,
      @ForAll boolean mirrored) {
    // Whole numbers and powers of two, so that no rounding hides behind the property.
    double[] noise = noise(seed, 120, 0.3);
    double[] values = series(120, i -> Math.rint(16 * (noise[i] + (i < 70 ? 0 : 8))));
    double factor = Math.scalb(mirrored ? -1.0 : 1.0, power);
    Partition plain = HistoryPartitioner.partition(values);
    assertThat(plain.changes()).isNotEmpty();
    assertThat(HistoryPartitioner.partition(series(120, i -> (values[i] + shift) * factor)))
        .isEqualTo(plain)
        .isEqualTo(HistoryPartitioner.partition(values.clone()));
  }

  @Property(tries = 100)
  void constantsNeverChange(
      @ForAll @DoubleRange(min = -1e9, max = 1e9) double value,
      @ForAll @IntRange(max = 300) int size) {
    assertThat(changes(series(size, i -> value))).isEmpty();
  }

  @Property(tries = 200)
  void whateverComesIsPartitioned(
      @ForAll @Size(max = 80) List<@DoubleRange(min = -1e12, max = 1e12) Double> samples) {
    double[] values = samples.stream().mapToDouble(each -> each).toArray();
    assertThat(HistoryPartitioner.partition(values).size()).isEqualTo(values.length);
  }

  @Property(tries = 100)
  void anExactStepIsFoundExactly(
      @ForAll @IntRange(min = 20, max = 200) int size,
      @ForAll @IntRange(min = 5, max = 15) int at) {
    assertThat(changes(series(size, i -> i < at ? 3 : 7))).containsExactly(at);
  }

  private static double shareWithChanges(double rho) {
    int changed = 0;
    for (int seed = 0; seed < 100; seed++) {
      changed += changes(noise(seed, 250, rho)).isEmpty() ? 0 : 1;
    }
    return changed / 100.0;
  }

  @Example
  void quietSeriesHaveNoChangesHoweverTheirSamplesHangTogether() {
    assertThat(shareWithChanges(0)).isLessThanOrEqualTo(0.05);
    assertThat(shareWithChanges(0.6)).isLessThanOrEqualTo(0.05);
    assertThat(shareWithChanges(0.95)).isLessThanOrEqualTo(0.1);
  }

  private static double shareFound(double rho, double height) {
    int found = 0;
    for (int seed = 0; seed < 100; seed++) {
      double[] noise = noise(seed, 200, rho);
      List<Integer> changes = changes(series(200, i -> noise[i] + (i < 130 ? 0 : height)));
      found += changes.size() == 1 && Math.abs(changes.getFirst() - 130) <= 5 ? 1 : 0;
    }
    return found / 100.0;
  }

  @Example
  void stepsAreFound() {
    assertThat(shareFound(0, 2)).isGreaterThanOrEqualTo(0.8);
    assertThat(shareFound(0.5, 3)).isGreaterThanOrEqualTo(0.8);
  }

  @Example
  void aBendIsFoundAndATrendHasNone() {
    double[] noise = noise(4, 150, 0.2);
    Partition bent =
        HistoryPartitioner.partition(series(150, i -> 0.4 * Math.min(i, 90) + noise[i]));
    assertThat(bent.shape()).isEqualTo(Partition.Shape.LINE);
    assertThat(bent.changes()).hasSize(1).allMatch(each -> Math.abs(each - 90) <= 6);
    assertThat(changes(series(150, i -> 0.4 * i + noise[i]))).isEmpty();
  }

  @Example
  void aCycleIsNoChange() {
    double[] noise = noise(5, 240, 0);
    IntToDoubleFunction cycle = i -> 2 * Math.sin(2 * Math.PI * i / 12) + 0.5 * noise[i];
    assertThat(changes(series(240, cycle))).isEmpty();
    assertThat(changes(series(240, i -> cycle.applyAsDouble(i) + (i < 100 ? 0 : 3))))
        .hasSize(1)
        .allMatch(each -> Math.abs(each - 100) <= 3);
  }

  @Example
  void outliersAreNoChanges() {
    double[] noise = noise(6, 300, 0);
    assertThat(changes(series(300, i -> noise[i] + (i % 60 > 56 ? 40 : 0)))).isEmpty();
  }

  @Example
  void whatIsNoSeriesIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HistoryPartitioner.partition(new double[] {1, Double.NaN, 2}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HistoryPartitioner.partition(new double[HistoryPartitioner.MOST + 1]));
  }
}

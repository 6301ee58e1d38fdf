package dev.trimtab.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

final class LeftoverProperties {
  /** The highest likelihood over a fine grid of scales. */
  private static double oracle(double[] errors) {
    double lowest = Double.POSITIVE_INFINITY;
    for (double logScale = -8; logScale < 8; logScale += 0.01) {
      double scale = Math.exp(logScale);
      double sum = 0;
      for (double error : errors) {
        sum -= 2 * Math.log(Math.pow(1 + error * error / (5 * scale), -3) / Math.sqrt(scale));
      }
      lowest = Math.min(lowest, sum);
    }
    return lowest;
  }

  @Property(tries = 200)
  void devianceIsThatOfTheBestScale(
      @ForAll @Size(min = 8, max = 40) List<@DoubleRange(min = -20, max = 20) Double> samples) {
    double[] errors = samples.stream().mapToDouble(each -> each + 0.001).toArray();
    double expected = oracle(errors);
    assertThat(TailedErrors.deviance(errors, 1e-9)).isCloseTo(expected, within(0.05 * 40));
  }

  @Example
  void oneGiantCostsLittle() {
    double[] errors = new double[100];
    Arrays.setAll(errors, i -> i % 2 == 0 ? 1 : -1);
    double before = TailedErrors.deviance(errors, 1e-9);
    errors[50] = 1000;
    assertThat(TailedErrors.deviance(errors, 1e-9) - before).isBetween(20.0, 90.0);
  }

  private static double meanSquare(double[] errors) {
    return Arrays.stream(errors).map(each -> each * each).average().orElseThrow();
  }

  @Example
  void whatIsForetoldIsNoError() {
    SplittableRandom random = new SplittableRandom(3);
    double[] values = new double[4000];
    for (int i = 2; i < values.length; i++) {
      values[i] = 0.5 * values[i - 1] + 0.3 * values[i - 2] + random.nextGaussian();
    }
    List<double[]> errors = Autoregression.errors(values, 3);
    assertThat(errors).hasSize(4).first().isEqualTo(values);
    assertThat(meanSquare(errors.get(1))).isCloseTo(1 / (1 - 0.09), within(0.05));
    assertThat(meanSquare(errors.get(2))).isCloseTo(1, within(0.05));
    assertThat(meanSquare(errors.get(3))).isCloseTo(1, within(0.05));
  }

  @Example
  void aPureCycleIsForetold() {
    double[] values = new double[300];
    Arrays.setAll(values, i -> Math.sin(i * 0.7));
    double[] errors = Autoregression.errors(values, 2).get(2);
    assertThat(meanSquare(Arrays.copyOfRange(errors, 2, 300))).isLessThan(1e-4);
  }

  @Example
  void outliersGoAndStepsStay() {
    double[] values = new double[60];
    Arrays.setAll(values, i -> i % 3 + (i < 30 ? 0 : 50));
    double[] spoiled = values.clone();
    spoiled[10] = 1e6;
    assertThat(HampelFilter.filtered(values)).isEqualTo(values);
    double[] filtered = HampelFilter.filtered(spoiled);
    assertThat(filtered[10]).isBetween(0.0, 2.0);
    filtered[10] = values[10];
    assertThat(filtered).isEqualTo(values);
  }
}

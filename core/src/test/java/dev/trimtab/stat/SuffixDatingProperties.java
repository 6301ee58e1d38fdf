package dev.trimtab.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class SuffixDatingProperties {
  private static final SuffixDating DATING = new SuffixDating(1);

  /** For each start anew: all before it, all after it, the likelihoods of both. */
  private static Dating oracle(double[] history, double ones, double size) {
    double[] likelihoods = new double[history.length];
    for (int start = 0; start < history.length; start++) {
      double before = ones + Arrays.stream(history, 0, start).sum();
      double after = Arrays.stream(history, start, history.length).sum();
      likelihoods[start] = logLikelihood(before, size + start);
      likelihoods[start] += logLikelihood(after, history.length - start);
    }
    double highest = Arrays.stream(likelihoods).max().orElseThrow();
    List<Integer> likely = new ArrayList<>();
    for (int start = 0; start < history.length; start++) {
      if (likelihoods[start] >= highest - 4 - 1e-9) {
        likely.add(start);
      }
    }
    int best = 0;
    while (likelihoods[best] < highest - 1e-9) {
      best++;
    }
    return new Dating(best, likely.getFirst(), likely.getLast());
  }

  private static double logLikelihood(double ones, double size) {
    double chance = (ones + 0.5) / (size + 1);
    return ones * Math.log(chance) + (size - ones) * Math.log(1 - chance);
  }

  @Property(tries = 300)
  void isWhatEachStartByItselfSays(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 1) Integer> samples,
      @ForAll @IntRange(max = 100) int ones,
      @ForAll @IntRange(max = 100) int zeros) {
    double[] history = samples.stream().mapToDouble(each -> each).toArray();
    Dating dating = DATING.ofChances(history, ones, ones + zeros);
    assertThat(dating).isEqualTo(oracle(history, ones, ones + zeros));
    double[] halves = {0.5};
    assertThat(DATING.ofExceedances(history, halves, new double[] {zeros, ones})).isEqualTo(dating);
  }

  @Property(tries = 200)
  void shiftingAndStretchingValuesChangesNothing(
      @ForAll @Size(min = 5, max = 60) List<@IntRange(min = -20, max = 20) Integer> samples,
      @ForAll @IntRange(min = -9, max = 9) int shift) {
    double[] history = samples.stream().mapToDouble(each -> each).toArray();
    double[] baseline = {1, -3, 4, 2, 2, 8, -5};
    Function<double[], double[]> moved =
        values -> Arrays.stream(values).map(each -> (each + shift) * 4).toArray();
    assertThat(DATING.ofMeans(moved.apply(history), moved.apply(baseline)))
        .isEqualTo(DATING.ofMeans(history, baseline));
    double[] thresholds = {0, 5};
    double[] counts = {50, 40, 10};
    assertThat(DATING.ofExceedances(moved.apply(history), moved.apply(thresholds), counts))
        .isEqualTo(DATING.ofExceedances(history, thresholds, counts));
  }

  @Property(tries = 100)
  void dependenceWidensTheRangeOnly(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 1) Integer> samples,
      @ForAll @DoubleRange(min = 1, max = 9) double dependence) {
    double[] history = samples.stream().mapToDouble(each -> each).toArray();
    Dating plain = DATING.ofChances(history, 90, 100);
    Dating wide = new SuffixDating(dependence).ofChances(history, 90, 100);
    assertThat(wide.start()).isEqualTo(plain.start());
    assertThat(wide.contains(plain.earliest()) && wide.contains(plain.latest())).isTrue();
  }

  /** 200 samples of {@code before} as baseline, some more, then {@code size} of {@code after}. */
  private record Trial(double[] baseline, double[] history, int start) {
    static Trial of(
        SplittableRandom random, DoubleSupplier before, DoubleSupplier after, int size) {
      double[] baseline = new double[200];
      Arrays.setAll(baseline, i -> before.getAsDouble());
      int start = random.nextInt(300);
      double[] history = new double[start + size];
      Arrays.setAll(history, i -> i < start ? before.getAsDouble() : after.getAsDouble());
      return new Trial(baseline, history, start);
    }
  }

  private static void check(List<Trial> trials, Function<Trial, Dating> dating, int error) {
    int[] errors =
        trials.stream().mapToInt(t -> Math.abs(dating.apply(t).start() - t.start())).toArray();
    Arrays.sort(errors);
    assertThat(errors[errors.length / 2]).isLessThanOrEqualTo(error);
    long covered = trials.stream().filter(t -> dating.apply(t).contains(t.start())).count();
    assertThat(covered / (double) trials.size()).isBetween(0.9, 0.999);
  }

  private static List<Trial> trials(
      SplittableRandom random, DoubleSupplier before, DoubleSupplier after, int size) {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      trials.add(Trial.of(random, before, after, size));
    }
    return trials;
  }

  @Example
  void nineOfTenRangesHoldTheTrueStart() {
    SplittableRandom random = new SplittableRandom(11);
    check(
        trials(
            random,
            () -> random.nextDouble() < 0.84 ? 1 : 0,
            () -> random.nextDouble() < 0.5 ? 1 : 0,
            25),
        t -> DATING.ofChances(t.history(), Arrays.stream(t.baseline()).sum(), 200),
        3);
    check(
        trials(random, random::nextGaussian, () -> random.nextGaussian() + 1, 30),
        t -> DATING.ofMeans(t.history(), t.baseline()),
        3);
    check(
        trials(
            random,
            () -> Math.exp(random.nextGaussian()),
            () -> Math.exp(random.nextGaussian() + 1),
            40),
        t -> DATING.ofExceedances(t.history(), new double[] {1, 3.602}, exceeding(t.baseline())),
        4);
  }

  private static double[] exceeding(double[] values) {
    double[] counts = new double[3];
    for (double value : values) {
      counts[value > 3.602 ? 2 : value > 1 ? 1 : 0]++;
    }
    return counts;
  }

  @Example
  void whatCannotBeDatedIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> DATING.ofChances(new double[0], 1, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DATING.ofExceedances(new double[1], new double[1], new double[1]));
    assertThatIllegalArgumentException().isThrownBy(() -> new SuffixDating(0.5));
  }
}

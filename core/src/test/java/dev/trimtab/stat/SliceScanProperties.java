package dev.trimtab.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.hipparchus.special.Gamma;

final class SliceScanProperties {
  private static final List<String> DIMENSIONS = List.of("model", "region", "tool");
  private static final SliceScan SCAN = new SliceScan(DIMENSIONS, 3);

  private interface Rate {
    double of(int model, int region, int tool);
  }

  private static List<SliceRow> rows(long seed, Rate now) {
    SplittableRandom random = new SplittableRandom(seed);
    List<SliceRow> rows = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      int model = i / 16;
      int region = i / 4 % 4;
      int tool = i % 4;
      int count = random.nextInt(20, 120);
      rows.add(
          new SliceRow(
              List.of("m" + model, "r" + region, "t" + tool),
              failures(random, count, now.of(model, region, tool)),
              count,
              failures(random, 10 * count, 0.05),
              10 * count));
    }
    return rows;
  }

  private static int failures(SplittableRandom random, int count, double chance) {
    return (int) IntStream.range(0, count).filter(i -> random.nextDouble() < chance).count();
  }

  private static Rate worse(int depth) {
    return (model, region, tool) ->
        model == 1 && (depth < 2 || region == 2) && (depth < 3 || tool == 0) ? 0.6 : 0.05;
  }

  @Example
  void theCauseComesFirst() {
    List<Map<String, String>> causes =
        List.of(
            Map.of("model", "m1"),
            Map.of("model", "m1", "region", "r2"),
            Map.of("model", "m1", "region", "r2", "tool", "t0"));
    for (int depth = 1; depth <= 3; depth++) {
      int found = 0;
      for (int seed = 0; seed < 50; seed++) {
        Suspect first = SCAN.scan(rows(seed, worse(depth))).getFirst();
        found += first.slice().equals(causes.get(depth - 1)) ? 1 : 0;
        assertThat(first.observed()).isGreaterThan(first.expected());
      }
      assertThat(found).isGreaterThanOrEqualTo(48);
    }
  }

  @Example
  void aSecondCauseComesSecond() {
    int found = 0;
    for (int seed = 0; seed < 50; seed++) {
      List<SliceRow> rows =
          rows(seed, (model, region, tool) -> model == 1 ? 0.4 : region == 3 ? 0.15 : 0.05);
      List<Suspect> suspects = SCAN.scan(rows);
      assertThat(suspects.getFirst().slice()).isEqualTo(Map.of("model", "m1"));
      found += suspects.get(1).slice().equals(Map.of("region", "r3")) ? 1 : 0;
    }
    assertThat(found).isGreaterThanOrEqualTo(40);
  }

  /** Of a cause {@code a} that brings an excess of 560, and another row. */
  private static List<Map<String, String>> besides(SliceRow other) {
    List<SliceRow> rows =
        List.of(
            new SliceRow(List.of("a", "x"), 300, 1000, 200, 10_000),
            new SliceRow(List.of("a", "y"), 300, 1000, 200, 10_000),
            new SliceRow(List.of("b", "x"), 20, 1000, 200, 10_000),
            new SliceRow(List.of("b", "y"), 20, 1000, 200, 10_000),
            other);
    return new SliceScan(List.of("model", "tool"), 2)
        .scan(rows).stream().<Map<String, String>>map(Suspect::slice).toList();
  }

  @Example
  void aSecondCauseBringsATenthOfTheExcess() {
    assertThat(besides(new SliceRow(List.of("c", "z"), 120, 1000, 200, 10_000)))
        .startsWith(Map.of("model", "a"), Map.of("model", "c"));
    assertThat(besides(new SliceRow(List.of("c", "z"), 6, 10, 1, 1000)))
        .as("a detail takes no place")
        .startsWith(Map.of("model", "a"))
        .doesNotContain(Map.of("model", "c"));
  }

  @Example
  void slicesOfTheSameEventsAreNamedOnce() {
    List<SliceRow> rows =
        List.of(
            new SliceRow(List.of("m1", "r1", "t1"), 60, 100, 100, 1000),
            new SliceRow(List.of("m1", "r1", "t2"), 60, 100, 100, 1000),
            new SliceRow(List.of("m2", "r2", "t1"), 10, 100, 100, 1000),
            new SliceRow(List.of("m2", "r2", "t2"), 10, 100, 100, 1000));
    assertThat(SCAN.scan(rows).stream().<Map<String, String>>map(Suspect::slice))
        .startsWith(Map.of("model", "m1"))
        .contains(Map.of("model", "m1", "tool", "t1"), Map.of("model", "m1", "tool", "t2"))
        .doesNotContain(Map.of("region", "r1"), Map.of("model", "m1", "region", "r1"));
  }

  @Example
  void sharesAreThoseOfTheExcess() {
    List<SliceRow> rows =
        List.of(
            new SliceRow(List.of("a"), 60, 100, 100, 1000),
            new SliceRow(List.of("b"), 30, 100, 100, 1000),
            new SliceRow(List.of("c"), 10, 100, 100, 1000));
    List<Suspect> suspects = new SliceScan(List.of("model"), 1).scan(rows);
    assertThat(suspects).hasSize(2);
    assertThat(suspects.getFirst().slice()).isEqualTo(Map.of("model", "a"));
    assertThat(suspects.getFirst().expected()).isCloseTo(10, within(1e-9));
    assertThat(suspects.getFirst().share()).isCloseTo(50 / 70.0, within(1e-9));
    assertThat(suspects.get(1).share()).isCloseTo(20 / 70.0, within(1e-9));
  }

  @Example
  void withoutAnExcessThereAreNoSuspects() {
    int suspected = 0;
    SliceScan shallow = new SliceScan(DIMENSIONS, 1);
    for (int seed = 0; seed < 100; seed++) {
      suspected += shallow.scan(rows(seed, (model, region, tool) -> 0.05)).isEmpty() ? 0 : 1;
      assertThat(SCAN.scan(rows(seed, (model, region, tool) -> 0.0))).isEmpty();
    }
    assertThat(suspected).isLessThan(30);
    assertThat(SCAN.scan(List.of())).isEmpty();
  }

  @Property(tries = 50)
  void orderMakesNoDifference(@ForAll long seed) {
    List<SliceRow> rows = rows(seed, (model, region, tool) -> tool == 2 ? 0.3 : 0.05);
    List<SliceRow> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(SCAN.scan(shuffled).stream().map(Suspect::slice))
        .isEqualTo(SCAN.scan(rows).stream().map(Suspect::slice).toList());
  }

  @Property(tries = 50)
  void theUnitOfMeansMakesNoDifference(
      @ForAll long seed, @ForAll @IntRange(min = -6, max = 6) int power) {
    double unit = Math.pow(10, power);
    List<SliceRow> rows = rows(seed, (model, region, tool) -> tool == 2 ? 0.5 : 0.05);
    List<SliceRow> scaled =
        rows.stream()
            .map(
                row ->
                    new SliceRow(
                        row.values(),
                        row.bad() * unit,
                        row.count(),
                        row.pastBad() * unit,
                        row.pastCount()))
            .toList();
    Suspect first = SCAN.scanMeans(rows).getFirst();
    Suspect other = SCAN.scanMeans(scaled).getFirst();
    assertThat(other.slice()).isEqualTo(first.slice()).isEqualTo(Map.of("tool", "t2"));
    assertThat(other.score()).isCloseTo(first.score(), within(1e-6 * first.score()));
    assertThat(other.observed()).isCloseTo(first.observed() * unit, within(1e-6 * unit * 1e6));
  }

  @Example
  void manyValuesAreCappedAndTheHeavyOneIsStillFound() {
    SplittableRandom random = new SplittableRandom(4);
    List<SliceRow> rows = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      rows.add(new SliceRow(List.of("user" + i), failures(random, 10, 0.05), 10, 5, 100));
    }
    rows.add(new SliceRow(List.of("the one"), 400, 500, 50, 1000));
    List<Suspect> suspects = new SliceScan(List.of("user"), 1).scan(rows);
    assertThat(suspects.getFirst().slice()).isEqualTo(Map.of("user", "the one"));
    assertThat(suspects.getFirst().expected()).isCloseTo(25, within(1.0));
  }

  /** The logarithm of a negative binomial's probability. */
  private static double logProbability(double count, double mean) {
    return Gamma.logGamma(count + 10)
        - Gamma.logGamma(10)
        - Gamma.logGamma(count + 1)
        + 10 * Math.log(10 / (10 + mean))
        + count * Math.log(mean / (10 + mean));
  }

  @Property(tries = 200)
  void theScoreIsThatOfTheBestFactor(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 60) Integer> counts,
      @ForAll @DoubleRange(min = 0.5, max = 20) double mean) {
    double[] observed = counts.stream().mapToDouble(each -> each).toArray();
    double[] expected = new double[observed.length];
    Arrays.setAll(expected, i -> mean + i);
    double highest = 0;
    for (double factor = 1; factor < 150; factor *= 1.002) {
      double score = 0;
      for (int i = 0; i < observed.length; i++) {
        score += logProbability(observed[i], factor * expected[i]);
        score -= logProbability(observed[i], expected[i]);
      }
      highest = Math.max(highest, score);
    }
    int[] places = IntStream.range(0, observed.length).toArray();
    assertThat(new DispersedCounts(observed, expected).score(places))
        .isCloseTo(highest, within(0.02 * highest + 0.05));
  }

  @Property(tries = 200)
  void whateverIsFrequentIsKept(
      @ForAll @Size(max = 300) List<@IntRange(max = 40) Integer> items,
      @ForAll @IntRange(min = 1, max = 12) int capacity) {
    FrequentItems frequent = new FrequentItems(capacity);
    items.forEach(each -> frequent.add("item " + each, 2));
    assertThat(frequent.items()).hasSizeLessThanOrEqualTo(capacity);
    for (int item = 0; item <= 40; item++) {
      double weight = 2.0 * Collections.frequency(items, item);
      boolean kept = frequent.items().contains("item " + item);
      assertThat(kept || weight <= 2.0 * items.size() / capacity).isTrue();
      if (kept) {
        assertThat(frequent.weight("item " + item))
            .isBetween(weight, weight + 2.0 * items.size() / capacity);
      }
    }
  }

  @Example
  void whatCannotBeScannedIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SliceScan(DIMENSIONS, 4));
    assertThatIllegalArgumentException().isThrownBy(() -> new FrequentItems(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new SliceRow(List.of("a"), -1, 2, 3, 4));
  }
}

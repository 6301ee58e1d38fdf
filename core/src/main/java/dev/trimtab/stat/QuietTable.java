package dev.trimtab.stat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How high the evidence of calibrated bets climbs while nothing happens, by Monte Carlo: for a
 * baseline of {@code n} trials with a learned chance, the natural logarithm of the evidence that is
 * reached within the {@code 2 n} samples after a lag of {@code n} with a given probability. Made by
 * {@code ./trimtab bench quiet-table}, with the seed that the resource names. See docs/MATH.md,
 * "Two settings".
 */
public final class QuietTable {
  /** The probabilities of the columns, falling. */
  private static final double[] PROBABILITIES = {
    0.3, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001
  };

  /** The baselines of the rows. */
  private static final int[] TRIALS = {25, 50, 100, 200, 400, 800, 1600, 3200, 6400, 12800};

  /**
   * The learned chances of the rows; those out of a short baseline's reach stand for the nearest.
   */
  private static final double[] CHANCES = {
    0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995,
    0.998
  };

  /** How many columns before the last its end's steepness is taken from. */
  private static final int DECADE = 3;

  /** Evidence of less than 20 to 1 is none, however often one may err. */
  private static final double LOWEST = Math.log(20);

  private static final String RESOURCE = "quiet-table.csv";
  private static final QuietTable SHIPPED = read();

  /** By baseline, chance and probability. */
  private final double[][][] heights;

  QuietTable(double[][][] heights) {
    this.heights = heights;
  }

  public static QuietTable shipped() {
    return SHIPPED;
  }

  /** The probabilities of the columns, falling. */
  public static double[] probabilities() {
    return PROBABILITIES.clone();
  }

  /** The baselines of the rows, rising. */
  public static int[] trials() {
    return TRIALS.clone();
  }

  /** The learned chances of the rows, rising. */
  public static double[] chances() {
    return CHANCES.clone();
  }

  /**
   * The logarithm of the evidence that is reached with {@code probability}. Between the rows it is
   * interpolated, beyond the last column continued as steeply as at its end.
   *
   * @param trials of the baseline
   * @param chance its learned chance
   * @param probability above 0; at least 0.3 counts as 0.3
   */
  public double height(double trials, double chance, double probability) {
    double length = trials;
    double asked = probability;
    double least = CHANCES[0];
    if (chance < least) {
      // Rare events: as many of them as in a shorter baseline where they are less rare.
      length = trials * chance / least;
    }
    double longest = TRIALS[TRIALS.length - 1];
    if (length > longest) {
      asked = probability * longest / length;
      length = longest;
    }
    double row = place(Math.log(length), TRIALS.length, i -> Math.log(TRIALS[i]));
    double column = place(logit(chance), CHANCES.length, i -> logit(CHANCES[i]));
    int i = (int) row;
    int j = (int) column;
    double here = between(column - j, at(i, j, asked), at(i, j + 1, asked));
    double next = between(column - j, at(i + 1, j, asked), at(i + 1, j + 1, asked));
    return between(row - i, here, next);
  }

  /** The highest over all chances: for values within 0 and 1 whose distribution is not known. */
  public double highest(double trials, double probability) {
    double highest = 0;
    for (double chance : CHANCES) {
      highest = Math.max(highest, height(trials, chance, probability));
    }
    return highest;
  }

  private double at(int row, int column, double probability) {
    double[] of = heights[Math.min(row, TRIALS.length - 1)][Math.min(column, CHANCES.length - 1)];
    int last = PROBABILITIES.length - 1;
    double rarer = Math.log(PROBABILITIES[last] / probability);
    if (rarer >= 0) {
      double decades = Math.log(PROBABILITIES[last - DECADE] / PROBABILITIES[last]);
      double steepness = Math.max(1, (of[last] - of[last - DECADE]) / decades);
      return Math.max(LOWEST, of[last]) + steepness * rarer;
    }
    double place = place(-Math.log(probability), last + 1, i -> -Math.log(PROBABILITIES[i]));
    int i = (int) place;
    return Math.max(LOWEST, between(place - i, of[i], of[Math.min(i + 1, last)]));
  }

  private static double between(double share, double from, double to) {
    return from + share * (to - from);
  }

  private static double logit(double chance) {
    return BaselineBets.logit(chance);
  }

  private interface Ticks {
    double at(int index);
  }

  private static double place(double x, int count, Ticks ticks) {
    if (x <= ticks.at(0)) {
      return 0;
    }
    for (int i = 0; i < count - 1; i++) {
      if (x < ticks.at(i + 1)) {
        return i + (x - ticks.at(i)) / (ticks.at(i + 1) - ticks.at(i));
      }
    }
    return count - 1.0;
  }

  private static QuietTable read() {
    try (InputStream resource =
            Objects.requireNonNull(QuietTable.class.getResourceAsStream(RESOURCE), RESOURCE);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      List<double[]> rows =
          reader.lines().filter(line -> !line.startsWith("#")).map(QuietTable::numbers).toList();
      double[][][] heights = new double[TRIALS.length][CHANCES.length][];
      for (int i = 0; i < rows.size(); i++) {
        double[] row = rows.get(i);
        heights[i / CHANCES.length][i % CHANCES.length] = Arrays.copyOfRange(row, 2, row.length);
      }
      return new QuietTable(heights);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
  }
}

package dev.trimtab.benchmarks.change;

import dev.trimtab.stat.BaselineBets;
import dev.trimtab.stat.Bets;
import dev.trimtab.stat.QuietTable;
import dev.trimtab.stat.ShiryaevRoberts;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hipparchus.special.Beta;

/**
 * Makes the table of {@link QuietTable}. For each row the true chance is drawn from what the
 * baseline leaves possible (Jeffreys' posterior), quiet samples follow, and the highest evidence is
 * kept.
 */
final class QuietTableMaker {
  /** The true chances drawn, at evenly spaced quantiles. */
  private static final int STRATA = 4000;

  private final long seed;
  private final int runs;

  /**
   * @param runs for each row; long baselines get half or a quarter of them
   */
  QuietTableMaker(long seed, int runs) {
    this.seed = seed;
    this.runs = runs;
  }

  /** The whole resource, row by row. */
  String make() {
    int[] trials = QuietTable.trials();
    double[] chances = QuietTable.chances();
    int columns = chances.length;
    String head =
        "# ln of the evidence reached while nothing changes, seed %d, runs %d%n# trials,chance,%s%n"
            .formatted(
                seed,
                runs,
                Arrays.stream(QuietTable.probabilities())
                    .mapToObj(Double::toString)
                    .collect(Collectors.joining(",")));
    return IntStream.range(0, trials.length * columns)
        .parallel()
        .mapToObj(i -> row(trials[i / columns], chances[i % columns], i))
        .collect(Collectors.joining("\n", head, "\n"));
  }

  private String row(int trials, double chance, int index) {
    double[] heights = heights(trials, chance, new SplittableRandom(seed + index));
    String numbers =
        Arrays.stream(QuietTable.probabilities())
            .map(each -> heights[(int) ((1 - each) * heights.length)])
            // Evidence comes in steps: to lie above one, not on it, is rounded up.
            .map(each -> Math.floor(100 * each + 1) / 100)
            .mapToObj(each -> String.format(Locale.ROOT, "%.2f", each))
            .collect(Collectors.joining(","));
    return trials + "," + chance + "," + numbers;
  }

  private double[] heights(int trials, double asked, SplittableRandom random) {
    double least = 0.5 / (trials + 1);
    double events = Math.clamp(asked, least, 1 - least) * (trials + 1) - 0.5;
    double[] possible = possible(events, trials);
    Bets bets = BaselineBets.calibratedChance(events, trials, 0, 0);
    double[] heights = new double[trials > 3200 ? runs / 4 : trials > 800 ? runs / 2 : runs];
    for (int run = 0; run < heights.length; run++) {
      double chance = possible[(int) ((long) run * STRATA / heights.length)];
      heights[run] = Math.log(highest(bets, chance, trials, random));
    }
    Arrays.sort(heights);
    return heights;
  }

  private static double highest(Bets bets, double chance, int trials, SplittableRandom random) {
    ShiryaevRoberts evidence = new ShiryaevRoberts();
    double highest = 0;
    for (int i = 0; i < 3 * trials; i++) {
      double now = evidence.take(bets, random.nextDouble() < chance ? 1 : 0);
      if (i >= trials) {
        highest = Math.max(highest, now);
      }
    }
    return highest;
  }

  /** Quantiles of the chance after {@code events} of {@code trials}. */
  private static double[] possible(double events, int trials) {
    double[] quantiles = new double[STRATA];
    for (int i = 0; i < STRATA; i++) {
      double low = 0;
      double high = 1;
      for (int halving = 0; halving < 40; halving++) {
        double middle = (low + high) / 2;
        double below = Beta.regularizedBeta(middle, events + 0.5, trials - events + 0.5);
        if (below < (i + 0.5) / STRATA) {
          low = middle;
        } else {
          high = middle;
        }
      }
      quantiles[i] = (low + high) / 2;
    }
    return quantiles;
  }
}

package dev.trimtab.benchmarks.change;

import dev.trimtab.change.ChangeDetector;
import dev.trimtab.change.DetectorSettings;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.tenant.Sensitivity;
import dev.trimtab.tenant.Sensitivity.Basis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What each sensitivity costs in delay: how long a decline of successes from 0.9 takes to be seen,
 * by false alarms a series and year, by its size, and by samples a day. Each decline begins when a
 * series has been watched for ten weeks.
 */
final class SensitivityTable {
  private static final String BEGIN = "<!-- delays: begin -->";
  private static final String END = "<!-- delays: end -->";

  private static final double USUAL = 0.9;
  private static final double[] FALSE_ALARMS = {0.1, 1, 4};
  private static final double[] CHANCES = {0.85, 0.8, 0.7, 0.5};
  private static final int[] A_DAY = {10, 100, 1000};
  private static final int RUNS = 100;
  private static final int DAYS_BEFORE = 70;

  /** What takes longer is not seen. */
  private static final int MOST_DAYS = 365;

  private static final int MOST_SAMPLES = 20_000;

  private final SplittableRandom random;
  private final long seed;

  SensitivityTable(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  /**
   * Writes the table between its marks in a page.
   *
   * @throws IllegalStateException where the page has no such marks
   */
  void writeTo(Path page) throws IOException {
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException("%s has no %s followed by %s".formatted(page, BEGIN, END));
    }
    String before = text.substring(0, begin + BEGIN.length());
    Files.writeString(page, before + "\n" + table() + text.substring(end));
  }

  private String table() {
    StringBuilder out = new StringBuilder();
    out.append("\nSeed ").append(seed).append(", ").append(RUNS).append(" series each.\n\n");
    out.append("| false alarms a series and year | successes from 0.9 to |");
    for (Basis basis : Basis.values()) {
      for (int aDay : A_DAY) {
        out.append(" `%s`, %,d a day |".formatted(basis.name().toLowerCase(Locale.ROOT), aDay));
      }
    }
    out.append("\n| ---: | ---: |");
    out.append(" ---: |".repeat(Basis.values().length * A_DAY.length)).append('\n');
    for (double falseAlarms : FALSE_ALARMS) {
      rows(out, falseAlarms);
    }
    return out.append('\n').toString();
  }

  private void rows(StringBuilder out, double falseAlarms) {
    String[][] cells = new String[CHANCES.length][];
    Arrays.setAll(cells, i -> new String[Basis.values().length * A_DAY.length]);
    int column = 0;
    for (Basis basis : Basis.values()) {
      for (int aDay : A_DAY) {
        int[][] delays = delays(basis, falseAlarms, aDay);
        for (int i = 0; i < CHANCES.length; i++) {
          cells[i][column] = cell(delays[i], aDay);
        }
        column++;
      }
    }
    for (int i = 0; i < CHANCES.length; i++) {
      out.append("| %s | %s | ".formatted(number(falseAlarms), number(CHANCES[i])));
      out.append(String.join(" | ", cells[i])).append(" |\n");
    }
  }

  private static String number(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }

  /** The median, in samples and in time. */
  private static String cell(int[] delays, int aDay) {
    int[] sorted = delays.clone();
    Arrays.sort(sorted);
    int median = sorted[sorted.length / 2];
    return median >= most(aDay)
        ? "more than %,d".formatted(most(aDay))
        : "%,d: %s".formatted(median, time(median / (double) aDay));
  }

  private static String time(double days) {
    if (days < 1 / 24.0) {
      return "%.0f min".formatted(Math.max(1, days * 24 * 60));
    }
    return days < 2 ? "%.0f h".formatted(days * 24) : "%.0f d".formatted(days);
  }

  private static int most(int aDay) {
    return Math.min(MOST_DAYS * aDay, MOST_SAMPLES);
  }

  /** Of each size, in samples. All begin in the same quiet series, those that alarm left out. */
  private int[][] delays(Basis basis, double falseAlarms, int aDay) {
    DetectorSettings settings =
        DetectorSettings.standard()
            .with(
                new Sensitivity(
                    basis,
                    falseAlarms,
                    Sensitivity.STANDARD.smallestDecline(),
                    Sensitivity.STANDARD.baselineError()));
    ChangeDetector detector = new ChangeDetector((tenant, watched) -> settings);
    int[][] delays = new int[CHANCES.length][RUNS];
    for (int run = 0; run < RUNS; run++) {
      Stream quiet = quiet(detector, aDay);
      for (int i = 0; i < CHANCES.length; i++) {
        double chance = CHANCES[i];
        delays[i][run] = quiet.copy().untilFound(most(aDay), at -> outcome(chance));
      }
    }
    return delays;
  }

  private Stream quiet(ChangeDetector detector, int aDay) {
    while (true) {
      Stream stream = new Stream(detector, MetricType.SUCCESS_RATE, aDay);
      if (stream.run(DAYS_BEFORE * aDay, at -> outcome(USUAL)).isEmpty()) {
        return stream;
      }
    }
  }

  private double outcome(double chance) {
    return random.nextDouble() < chance ? 1 : 0;
  }
}

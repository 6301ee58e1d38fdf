package dev.trimtab.benchmarks.change;

import dev.trimtab.change.ChangeDetector;
import dev.trimtab.change.DetectorSettings;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.tenant.Sensitivity;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How many samples longer latencies take to be seen, lognormal with a sigma of 1: after 400
 * samples, as successes do, and at the default settings after three and after ten weeks of 100
 * samples a day.
 */
final class LatencyDelays {
  private static final int RUNS = 1000;
  private static final int MOST = 20_000;
  private static final int A_DAY = 100;
  private static final int LEARNED = 400;

  private final SplittableRandom random;
  private final List<ChangeFigure> figures = new ArrayList<>();

  LatencyDelays(long seed) {
    random = new SplittableRandom(seed);
  }

  List<ChangeFigure> measure() {
    ChangeDetector soon = Delays.detector(Sensitivity.Basis.CALIBRATED);
    ChangeDetector usual = new ChangeDetector((tenant, series) -> DetectorSettings.standard());
    for (double factor : new double[] {1.5, Math.E}) {
      add("after 400 samples", soon, Delays.A_DAY, LEARNED, factor);
      add("after three weeks, default", usual, A_DAY, 21 * A_DAY, factor);
      add("after ten weeks, default", usual, A_DAY, 70 * A_DAY, factor);
    }
    return figures;
  }

  private void add(String when, ChangeDetector detector, double aDay, int quiet, double factor) {
    double sum = 0;
    int runs = 0;
    while (runs < RUNS) {
      Stream stream = new Stream(detector, MetricType.LATENCY_MS, aDay);
      if (stream.run(quiet, at -> time(1)).isEmpty()) {
        sum += stream.untilFound(MOST, at -> time(factor));
        runs++;
      }
    }
    String what =
        factor == Math.E ? "latency, e times as long, %s" : "latency, half as long again, %s";
    figures.add(new ChangeFigure("delay in samples", what.formatted(when), sum / RUNS, null));
  }

  private double time(double factor) {
    return factor * Math.exp(6 + random.nextGaussian());
  }
}

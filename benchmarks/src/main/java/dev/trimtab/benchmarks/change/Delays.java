package dev.trimtab.benchmarks.change;

import dev.trimtab.change.AlertTiming;
import dev.trimtab.change.ChangeDetector;
import dev.trimtab.change.DetectorSettings;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.tenant.Sensitivity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How many samples a decline from 0.9 takes to be seen, with a baseline learned from 200 samples,
 * at one false alarm in 10,000; and how often such a detector alarms in 10,000 quiet ones.
 */
final class Delays {
  private static final int RUNS = 1000;
  private static final double USUAL = 0.9;
  private static final int QUIET = 10_000;

  /** Samples: so that a year has as many. */
  static final double A_DAY = QUIET / 365.0;

  /** When the baseline of 200 samples has just been taken in. */
  private static final int LEARNED = 400;

  private static final int MOST = 20_000;

  private final SplittableRandom random;
  private final SplittableRandom others;
  private final List<ChangeFigure> figures = new ArrayList<>();

  Delays(long seed) {
    random = new SplittableRandom(seed);
    others = new SplittableRandom(~seed);
  }

  List<ChangeFigure> measure() {
    calibrated();
    proven();
    return figures;
  }

  private void calibrated() {
    ChangeDetector detector = detector(Sensitivity.Basis.CALIBRATED);
    recoveries(detector);
    add("calibrated, 0.9 to 0.8", delay(detector, 0.8), null, others(0.8));
    add("calibrated, 0.9 to 0.7", delay(detector, 0.7), 70.0, others(0.7));
    add("calibrated, 0.9 to 0.5", delay(detector, 0.5), 22.0, others(0.5));
    for (double chance : new double[] {0.5, 0.7, 0.9, 0.97, 0.99}) {
      String what = "calibrated, share with an alarm in 10,000 quiet samples at " + chance;
      double share = alarmed(detector, chance, 500);
      add(what, share, 0.63, beside(rival -> alarmed(rival, chance)));
    }
  }

  private void proven() {
    ChangeDetector detector = detector(Sensitivity.Basis.PROVEN);
    add("proven, 0.9 to 0.7", delay(detector, 0.7), 200.0);
    add("proven, 0.9 to 0.5", delay(detector, 0.5), 33.0);
    add(
        "proven, share with an alarm in 10,000 quiet samples at 0.9",
        alarmed(detector, USUAL, 300),
        0.63);
  }

  private void add(String what, double value, @Nullable Double goal) {
    add(what, value, goal, Map.of());
  }

  private void add(String what, double value, @Nullable Double goal, Map<String, Double> beside) {
    figures.add(new ChangeFigure("delay in samples", what, value, goal).beside(beside));
  }

  /** 10,000 samples a year, and one false alarm in it. */
  static ChangeDetector detector(Sensitivity.Basis basis) {
    DetectorSettings settings =
        new DetectorSettings(
            new Sensitivity(basis, 1, 0.01, 0.05),
            AlertTiming.standard(),
            Duration.ZERO,
            Duration.ofDays(1),
            null);
    return new ChangeDetector((tenant, series) -> settings);
  }

  private Stream stream(ChangeDetector detector) {
    return new Stream(detector, MetricType.SUCCESS_RATE, A_DAY);
  }

  private double outcome(double chance) {
    return random.nextDouble() < chance ? 1 : 0;
  }

  /** What follows an alarm: the way back, or nothing. */
  private void recoveries(ChangeDetector detector) {
    double sum = 0;
    int falsely = 0;
    int runs = 0;
    while (runs < RUNS) {
      Stream back = stream(detector);
      Stream down = stream(detector);
      if (alarmsLate(back) && alarmsLate(down)) {
        runs++;
        sum += back.untilFound(MOST, at -> outcome(USUAL));
        falsely += down.untilFound(MOST, at -> outcome(0.7)) < 1000 ? 1 : 0;
      }
    }
    add("calibrated, after an alarm at 0.7, back to 0.9", sum / RUNS, null);
    add("calibrated, share that seems to recover but stays at 0.7", falsely / (double) RUNS, null);
  }

  private boolean alarmsLate(Stream stream) {
    boolean quiet = stream.run(LEARNED, at -> outcome(USUAL)).isEmpty();
    return quiet && stream.untilFound(MOST, at -> outcome(0.7)) < MOST;
  }

  private double delay(ChangeDetector detector, double chance) {
    double sum = 0;
    int runs = 0;
    while (runs < RUNS) {
      Stream stream = stream(detector);
      if (stream.run(LEARNED, at -> outcome(USUAL)).isEmpty()) {
        sum += stream.untilFound(MOST, at -> outcome(chance));
        runs++;
      }
    }
    return sum / RUNS;
  }

  private double alarmed(ChangeDetector detector, double chance, int runs) {
    int alarmed = 0;
    for (int run = 0; run < runs; run++) {
      alarmed += stream(detector).run(QUIET, at -> outcome(chance)).isEmpty() ? 0 : 1;
    }
    return alarmed / (double) runs;
  }

  /** What others take, with samples of their own. */
  private Map<String, Double> others(double chance) {
    return beside(rival -> delay(rival, chance));
  }

  private Map<String, Double> beside(ToDoubleFunction<Supplier<Rival>> figure) {
    Map<String, Double> beside = new LinkedHashMap<>();
    beside.put("ADWIN", figure.applyAsDouble(Adwin::new));
    beside.put("Page-Hinkley", figure.applyAsDouble(PageHinkley::new));
    beside.put(
        "contract", figure.applyAsDouble(() -> new ContractDirection(MetricType.SUCCESS_RATE)));
    return beside;
  }

  private double alarmed(Supplier<Rival> rival, double chance) {
    int alarmed = 0;
    for (int run = 0; run < RUNS / 10; run++) {
      Rival fresh = rival.get();
      boolean any = false;
      for (int i = 0; i < QUIET; i++) {
        any |= fresh.alarms(1 - other(chance));
      }
      alarmed += any ? 1 : 0;
    }
    return alarmed / (RUNS / 10.0);
  }

  private double delay(Supplier<Rival> rival, double chance) {
    double sum = 0;
    for (int run = 0; run < RUNS / 4; run++) {
      Rival fresh = rival.get();
      for (int i = 0; i < LEARNED; i++) {
        fresh.alarms(1 - other(USUAL));
      }
      int delay = 1;
      while (delay < MOST && !fresh.alarms(1 - other(chance))) {
        delay++;
      }
      sum += delay;
    }
    return sum / (RUNS / 4);
  }

  private double other(double chance) {
    return others.nextDouble() < chance ? 1 : 0;
  }
}

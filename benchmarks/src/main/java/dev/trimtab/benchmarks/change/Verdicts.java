package dev.trimtab.benchmarks.change;

import dev.trimtab.change.ChangeDetector;
import dev.trimtab.change.Detection;
import dev.trimtab.change.Direction;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.stat.ChanceEvidence;
import dev.trimtab.stat.MeanEvidence;
import dev.trimtab.stat.TwoChances;
import dev.trimtab.tenant.Sensitivity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * How often an improvement is confirmed that is none, looking after every sample, and how long one
 * that is takes to be confirmed; at an error of 5 %.
 */
final class Verdicts {
  private static final int RUNS = 4000;
  private static final int LOOKS = 400;
  private static final double ENOUGH = Math.log(20);

  private final SplittableRandom random;
  private final List<ChangeFigure> figures = new ArrayList<>();

  Verdicts(long seed) {
    random = new SplittableRandom(seed);
  }

  List<ChangeFigure> measure() {
    falsely("a bound of 0.7, mixture", 0.05, share(() -> againstBound(0.7, LOOKS)));
    falsely("a bound of 0.7, betting", 0.05, share(this::byBetting));
    falsely(
        "200 fresh samples, until they are used up",
        0.05,
        share(() -> againstFresh(0.7, 0.7, 200, LOOKS)));
    falsely("a bound of 0.7, a plain z-test", null, share(this::byZ));
    afterAlarms();
    confirm("0.7 to 0.85, baseline known", 60.0, () -> againstBound(0.85, 5000));
    confirm("0.7 to 0.85, from 200 fresh samples", 180.0, () -> againstFresh(0.7, 0.85, 200, 5000));
    confirm("0.7 to 0.9, from 200 fresh samples", null, () -> againstFresh(0.7, 0.9, 200, 5000));
    return figures;
  }

  private interface Run {
    int looksUntilConfirmed();
  }

  private double share(Run run) {
    int confirmed = 0;
    for (int i = 0; i < RUNS; i++) {
      confirmed += run.looksUntilConfirmed() <= LOOKS ? 1 : 0;
    }
    return confirmed / (double) RUNS;
  }

  private void falsely(String what, @Nullable Double goal, double value) {
    String section = "confirmed within 400 samples though nothing changed";
    figures.add(new ChangeFigure(section, what, value, goal));
  }

  private void confirm(String what, @Nullable Double goal, Run run) {
    int[] looks = new int[1001];
    Arrays.setAll(looks, i -> run.looksUntilConfirmed());
    Arrays.sort(looks);
    figures.add(new ChangeFigure("median samples to confirm", what, looks[500], goal));
  }

  private double outcome(double chance) {
    return random.nextDouble() < chance ? 1 : 0;
  }

  private int againstBound(double chance, int most) {
    double successes = 0;
    for (int i = 1; i <= most; i++) {
      successes += outcome(chance);
      if (ChanceEvidence.above(0.7, successes, i - successes) >= ENOUGH) {
        return i;
      }
    }
    return most + 1;
  }

  private int byBetting() {
    MeanEvidence evidence = new MeanEvidence(0.7);
    for (int i = 1; i <= LOOKS; i++) {
      evidence.take(outcome(0.7));
      if (evidence.logarithm() >= ENOUGH) {
        return i;
      }
    }
    return LOOKS + 1;
  }

  private int byZ() {
    double successes = 0;
    for (int i = 1; i <= LOOKS; i++) {
      successes += outcome(0.7);
      if (i >= 10 && successes / i - 0.7 > 1.645 * Math.sqrt(0.7 * 0.3 / i)) {
        return i;
      }
    }
    return LOOKS + 1;
  }

  private int againstFresh(double before, double after, int size, int most) {
    double[] baseline = new double[size];
    Arrays.setAll(baseline, i -> outcome(before));
    return compare(baseline, after, most);
  }

  private int compare(double[] baseline, double after, int most) {
    TwoChances evidence = new TwoChances(baseline);
    for (int i = 1; i <= Math.min(most, baseline.length); i++) {
      evidence.take(outcome(after));
      if (evidence.logarithm() >= ENOUGH) {
        return i;
      }
    }
    return most + 1;
  }

  /** Quiet series that alarmed all the same, without any action: is that called an improvement? */
  private void afterAlarms() {
    ChangeDetector detector = Delays.detector(Sensitivity.Basis.CALIBRATED);
    int alarms = 0;
    int fresh = 0;
    int dated = 0;
    while (alarms < 1000) {
      List<Double> seen = new ArrayList<>();
      Stream stream = new Stream(detector, MetricType.SUCCESS_RATE, 10_000 / 365.0);
      for (int i = 0; i < 4000; i++) {
        List<Detection> found = stream.run(1, at -> remember(seen));
        if (!found.isEmpty()) {
          Detection first = found.getFirst();
          if (first.direction() == Direction.DECLINE) {
            alarms++;
            fresh += againstFresh(0.9, 0.9, 100, LOOKS) <= LOOKS ? 1 : 0;
            dated += looksBetter(seen.subList((int) first.start().position(), seen.size())) ? 1 : 0;
          }
          break;
        }
      }
    }
    falsely(
        "after a false alarm, 100 samples after it as baseline, until they are used up",
        0.05,
        fresh / (double) alarms);
    falsely(
        "after a false alarm, the dated segment as baseline, one z-test",
        null,
        dated / (double) alarms);
  }

  private double remember(List<Double> seen) {
    seen.add(outcome(0.9));
    return seen.getLast();
  }

  /** 400 samples against the segment that the alarm chose for being low. */
  private boolean looksBetter(List<Double> segment) {
    double before = segment.stream().mapToDouble(each -> each).average().orElse(0);
    double after = 0;
    for (int i = 0; i < LOOKS; i++) {
      after += outcome(0.9) / LOOKS;
    }
    double pooled = (before * segment.size() + after * LOOKS) / (segment.size() + LOOKS);
    double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / segment.size() + 1.0 / LOOKS));
    return after - before > 1.645 * error;
  }
}

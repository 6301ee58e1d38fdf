package dev.trimtab.benchmarks.change;

import dev.trimtab.change.ChangeDetector;
import dev.trimtab.change.Detection;
import dev.trimtab.change.DetectorSettings;
import dev.trimtab.change.Direction;
import dev.trimtab.change.Onset;
import dev.trimtab.change.OnsetFinder;
import dev.trimtab.change.PastSample;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How well changes are dated at the moment of their alarm, at the default settings: whether the
 * range holds the true start, and how far the estimate is off. Only alarms after the change are
 * dated, since others have no true start.
 */
final class Datings {
  private static final int RUNS = 1000;
  private static final int A_DAY = 100;
  private static final int QUIET = 400;
  private static final int MORE_QUIET = 300;
  private static final int MOST = 5_000;

  private final SplittableRandom random;
  private final ChangeDetector detector =
      new ChangeDetector((tenant, series) -> DetectorSettings.standard());
  private final List<ChangeFigure> figures = new ArrayList<>();

  Datings(long seed) {
    random = new SplittableRandom(seed);
  }

  List<ChangeFigure> measure() {
    of("successes, 0.84 to 0.5", 3.0, MetricType.SUCCESS_RATE, chance(0.84), chance(0.5));
    of("successes, 0.9 to 0.7", null, MetricType.SUCCESS_RATE, chance(0.9), chance(0.7));
    of("latency, e times as long", null, MetricType.LATENCY_MS, time(0), time(1));
    return figures;
  }

  private DoubleSupplier chance(double chance) {
    return () -> random.nextDouble() < chance ? 1 : 0;
  }

  private DoubleSupplier time(double more) {
    return () -> Math.exp(6 + more + random.nextGaussian());
  }

  private void of(
      String what,
      @Nullable Double most,
      MetricType metric,
      DoubleSupplier before,
      DoubleSupplier after) {
    int[] errors = new int[RUNS];
    int covered = 0;
    int runs = 0;
    while (runs < RUNS) {
      int change = QUIET + random.nextInt(MORE_QUIET);
      Dated dated = dated(metric, change, before, after);
      if (dated != null) {
        errors[runs] = Math.abs(dated.start - change);
        covered += dated.earliest <= change && change <= dated.latest ? 1 : 0;
        runs++;
      }
    }
    Arrays.sort(errors);
    figures.add(
        ChangeFigure.told(
                "dating: share of ranges that hold the true start", what, covered / (double) RUNS)
            .atLeast(0.9));
    figures.add(
        new ChangeFigure(
            "dating: median error of the estimate, in samples", what, errors[RUNS / 2], most));
  }

  private record Dated(int start, int earliest, int latest) {}

  /** Null where it alarmed too early, or not at all. */
  private @Nullable Dated dated(
      MetricType metric, int change, DoubleSupplier before, DoubleSupplier after) {
    List<PastSample> samples = new ArrayList<>();
    Stream stream = new Stream(detector, metric, A_DAY);
    if (!stream.run(change, at -> kept(samples, at, before)).isEmpty()) {
      return null;
    }
    for (int i = 0; i < MOST; i++) {
      List<Detection> found = stream.run(1, at -> kept(samples, at, after));
      if (!found.isEmpty()) {
        boolean declines = found.getFirst().direction() == Direction.DECLINE;
        return declines ? dated(found.getFirst(), metric, samples) : null;
      }
    }
    return null;
  }

  private static double kept(List<PastSample> samples, long micros, DoubleSupplier source) {
    double value = source.getAsDouble();
    samples.add(new PastSample(Micros.toInstant(micros), value, Map.of()));
    return value;
  }

  private static Dated dated(Detection alarm, MetricType metric, List<PastSample> samples) {
    Onset onset = new OnsetFinder(alarm, metric, false).find(samples);
    List<Instant> times = samples.stream().map(PastSample::occurredAt).toList();
    return new Dated(
        times.indexOf(onset.start()),
        times.indexOf(onset.earliest()),
        times.indexOf(onset.latest()));
  }
}

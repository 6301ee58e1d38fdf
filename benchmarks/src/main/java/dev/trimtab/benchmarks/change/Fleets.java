package dev.trimtab.benchmarks.change;

import dev.trimtab.change.ChangeDetector;
import dev.trimtab.change.Detection;
import dev.trimtab.change.DetectorSettings;
import dev.trimtab.change.ScoreScale;
import dev.trimtab.outcome.MetricType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How many false alarms, of both directions, a series brings in its first year, at 100 samples a
 * day and the default settings (one in ten years): where nothing changes at all, where the hour and
 * the day of the week do their usual, and where outcomes come in runs.
 */
final class Fleets {
  private static final int SERIES = 600;
  private static final int A_DAY = 100;
  private static final double DAY = 86_400e6;
  private static final double USUAL = 2.2;

  private final SplittableRandom seeds;
  private SplittableRandom random;
  private final List<ChangeFigure> figures = new ArrayList<>();

  Fleets(long seed) {
    seeds = new SplittableRandom(seed);
    random = seeds;
  }

  List<ChangeFigure> measure() {
    for (double chance : new double[] {0.6, 0.9, 0.99}) {
      successes("stationary, successes at " + chance, 0.1, () -> at -> happens(chance));
    }
    latencies("stationary, lognormal latency, sigma 1", 0.1, () -> at -> time(1, 0));
    latencies("stationary, costs, 70 % of them zero", 0.1, this::costs);
    scores("stationary, scores within 0 and 1, spread 0.1", () -> at -> score(0.7));
    scores("stationary, scores, nine of ten the best", () -> at -> score(1.3));
    successes("daily (0.4) and weekly (0.35) cycle of log-odds", 0.2, () -> cyclic(0.4, 0.35));
    successes("daily cycle of log-odds of 0.8", null, () -> cyclic(0.8, 0));
    successes("daily (0.5) and weekly (0.7) cycle of log-odds", null, () -> cyclic(0.5, 0.7));
    successes("lower by log-odds of 1 in office hours", null, () -> this::inOfficeHours);
    latencies("latency, daily and weekly cycle of 15 %", 0.2, () -> cyclicTime(0.15));
    latencies("latency, daily and weekly cycle of 30 %", null, () -> cyclicTime(0.3));
    successes("runs: outcomes correlated by 0.2", null, () -> inRuns(0.2));
    successes("runs: outcomes correlated by 0.4", null, () -> inRuns(0.4));
    successes("a hidden state that wanders, AR(1) of 0.95", null, this::wandering);
    latencies("latency, AR(1) of 0.3", null, () -> following(0.3));
    return figures;
  }

  private void successes(String what, @Nullable Double goal, Supplier<Stream.Source> source) {
    add(what, goal, MetricType.SUCCESS_RATE, source);
  }

  private void latencies(String what, @Nullable Double goal, Supplier<Stream.Source> source) {
    add(what, goal, MetricType.LATENCY_MS, source);
  }

  private void scores(String what, Supplier<Stream.Source> source) {
    add(what, 0.1, MetricType.QUALITY_SCORE, source);
  }

  private void add(
      String what, @Nullable Double goal, MetricType metric, Supplier<Stream.Source> source) {
    random = seeds.split();
    DetectorSettings usual = DetectorSettings.standard();
    DetectorSettings settings =
        new DetectorSettings(
            usual.sensitivity(),
            usual.timing(),
            usual.learnFor(),
            usual.historyAfter(),
            new ScoreScale(0, 1, false));
    ChangeDetector detector = new ChangeDetector((tenant, series) -> settings);
    int alarms = 0;
    for (int i = 0; i < SERIES; i++) {
      alarms +=
          (int)
              new Stream(detector, metric, A_DAY)
                  .run(365 * A_DAY, source.get()).stream()
                      .filter(each -> each.kind() == Detection.Kind.ALARM)
                      .count();
    }
    double value = alarms / (double) SERIES;
    figures.add(
        new ChangeFigure("false alarms a series and year", what, value, goal)
            .beside(others(metric, source)));
  }

  /** The same of the others, of fewer series: they alarm more often, or never. */
  private Map<String, Double> others(MetricType metric, Supplier<Stream.Source> source) {
    Map<String, Double> sums = new LinkedHashMap<>();
    for (int i = 0; i < SERIES / 20; i++) {
      TimedSeries year = Stream.series(metric, A_DAY, 365 * A_DAY, source.get());
      AlarmFinder.beside(other -> other.alarms(year).size())
          .forEach((name, count) -> sums.merge(name, count / (SERIES / 20), Double::sum));
    }
    return sums;
  }

  private double happens(double chance) {
    return random.nextDouble() < chance ? 1 : 0;
  }

  private double byOdds(double logit) {
    return happens(1 / (1 + Math.exp(-logit)));
  }

  private static double ofDay(double at) {
    return Math.sin(2 * Math.PI * at / DAY);
  }

  private static boolean isWeekend(long at) {
    return ((long) (at / DAY) + 3) % 7 >= 5;
  }

  private Stream.Source cyclic(double daily, double weekly) {
    return at -> byOdds(USUAL + daily * ofDay((double) at) - (isWeekend(at) ? weekly : 0));
  }

  private double inOfficeHours(long at) {
    double hour = (double) at % DAY / DAY * 24;
    return byOdds(USUAL - (!isWeekend(at) && hour > 9 && hour < 17 ? 1 : 0));
  }

  private double score(double middle) {
    double best = middle > 1 ? 0.9 : 0;
    return random.nextDouble() < best
        ? 1
        : Math.clamp(Math.min(middle, 0.7) + 0.1 * random.nextGaussian(), 0, 1);
  }

  private double time(double sigma, double more) {
    return Math.exp(6 + sigma * random.nextGaussian() + more);
  }

  private Stream.Source costs() {
    return at -> random.nextDouble() < 0.7 ? 0 : time(1, 0);
  }

  private Stream.Source cyclicTime(double by) {
    return at -> time(0.7, by * ofDay((double) at) - (isWeekend(at) ? by : 0));
  }

  private Stream.Source inRuns(double correlation) {
    double[] last = {1};
    return at -> {
      last[0] = random.nextDouble() < correlation ? last[0] : happens(0.9);
      return last[0];
    };
  }

  private Stream.Source wandering() {
    double[] state = {0};
    return at -> {
      state[0] = 0.95 * state[0] + 0.4 * Math.sqrt(1 - 0.95 * 0.95) * random.nextGaussian();
      return byOdds(USUAL + state[0]);
    };
  }

  private Stream.Source following(double correlation) {
    double[] state = {0};
    return at -> {
      state[0] =
          correlation * state[0] + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
      return Math.exp(6 + state[0]);
    };
  }
}

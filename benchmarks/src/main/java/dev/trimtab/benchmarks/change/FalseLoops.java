package dev.trimtab.benchmarks.change;

import dev.trimtab.change.DetectorSettings;
import dev.trimtab.change.Direction;
import dev.trimtab.input.Glob;
import dev.trimtab.intake.Urgency;
import dev.trimtab.loop.LoopTemplate;
import dev.trimtab.loop.LoopTemplate.OnUndecided;
import dev.trimtab.loop.LoopTemplate.OnWorse;
import dev.trimtab.loop.Patience;
import dev.trimtab.loop.SeriesMatch;
import dev.trimtab.loop.Step;
import dev.trimtab.loop.TemplateSimulation;
import dev.trimtab.loop.Trigger;
import dev.trimtab.loop.Verification;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.trend.TrendDirection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Loops that would be opened in a fleet in which nothing changes, in its first year, at the default
 * settings: one false alarm in a series and ten years. Each loop ends as soon as it began and there
 * is no cooldown, so that there are as many as there can be.
 */
final class FalseLoops {
  private static final int SERIES = 200;
  private static final int A_DAY = 100;
  private static final int SAMPLES = 365 * A_DAY;
  private static final double DAY = 86_400e6;
  private static final double USUAL = 2.2;
  private static final String SECTION = "loops a series and year, by what opens them";

  private static final Patience NONE = new Patience(Duration.ZERO, Duration.ZERO, 0, null);

  private static final Patience A_DAY_APART =
      new Patience(Duration.ZERO, Duration.ofDays(1), 20, null);

  private static final LoopTemplate SIGNIFICANT =
      template("significant", new Trigger.OnChangePoint(Direction.DECLINE, 0), NONE);

  private static final LoopTemplate LEANING =
      template("leaning", new Trigger.OnDirection(TrendDirection.DECLINING, 20), A_DAY_APART);

  private final SplittableRandom seeds;
  private SplittableRandom random;

  FalseLoops(long seed) {
    seeds = new SplittableRandom(seed);
    random = seeds;
  }

  private static LoopTemplate template(String name, Trigger trigger, Patience patience) {
    return new LoopTemplate(
        name,
        "",
        new SeriesMatch(Set.of(MetricType.SUCCESS_RATE), Glob.ANY, Glob.ANY, null, Map.of(), 0),
        trigger,
        patience,
        50,
        List.of(new Step.OpenIntake(Urgency.LOW, "regression", null), new Step.Verify()),
        new Verification(
            null, null, List.of(), 0.05, 0.95, Duration.ZERO, Duration.ofDays(7), 50, null),
        OnWorse.ESCALATE,
        OnUndecided.CLOSE);
  }

  List<ChangeFigure> measure() {
    List<ChangeFigure> figures = new ArrayList<>();
    figures.add(measure("significant decline, %d series at rest", SIGNIFICANT, 0.1, this::atRest));
    figures.add(
        measure(
            "significant decline, %d with daily and weekly cycles",
            SIGNIFICANT, 0.2, this::cyclic));
    figures.add(told("contract's direction, a day apart, %d series at rest", this::atRest));
    figures.add(told("contract's direction, a day apart, %d with cycles", this::cyclic));
    return figures;
  }

  private ChangeFigure measure(
      String what, LoopTemplate template, double most, Supplier<Stream.Source> source) {
    return new ChangeFigure(SECTION, what.formatted(SERIES), perYear(template, source), most);
  }

  private ChangeFigure told(String what, Supplier<Stream.Source> source) {
    return ChangeFigure.told(SECTION, what.formatted(SERIES), perYear(LEANING, source));
  }

  private double perYear(LoopTemplate template, Supplier<Stream.Source> source) {
    random = seeds.split();
    int loops = 0;
    for (int i = 0; i < SERIES; i++) {
      SeriesKey series = new SeriesKey("simulated-" + i, "run", MetricType.SUCCESS_RATE);
      loops +=
          TemplateSimulation.run(
                  template, series, year(series, source.get()), DetectorSettings.standard())
              .openings()
              .size();
    }
    return loops / (double) SERIES;
  }

  private static List<OutcomeEvent> year(SeriesKey series, Stream.Source source) {
    TimedSeries year = Stream.series(series.metricType(), A_DAY, SAMPLES, source);
    List<OutcomeEvent> events = new ArrayList<>(SAMPLES);
    for (int i = 0; i < SAMPLES; i++) {
      Instant at = Micros.toInstant(year.micros()[i]);
      events.add(new OutcomeEvent("e" + i, series, year.values()[i], at, at, Metadata.NONE));
    }
    return events;
  }

  /** Levels from 0.6 to 0.99, evenly. */
  private Stream.Source atRest() {
    double chance = 0.6 + 0.39 * random.nextDouble();
    return at -> random.nextDouble() < chance ? 1 : 0;
  }

  private Stream.Source cyclic() {
    return at -> {
      double ofDay = Math.sin(2 * Math.PI * at / DAY);
      boolean isWeekend = ((long) (at / DAY) + 3) % 7 >= 5;
      double odds = USUAL + 0.4 * ofDay - (isWeekend ? 0.35 : 0);
      return random.nextDouble() < 1 / (1 + Math.exp(-odds)) ? 1 : 0;
    };
  }
}

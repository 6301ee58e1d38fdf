package dev.trimtab.loop;

import dev.trimtab.change.DetectorSettings;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.SeriesKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Looks back at the stored events of one series: when a template would have opened loops, as if
 * each event had been recorded when it occurred and each loop had ended as soon as it began. How
 * long loops take nobody knows beforehand; with their time there would have been fewer of them.
 *
 * <p>Whether the series' names, its environment and its metadata fit is asked elsewhere; how many
 * events it must have had is asked here.
 */
public final class TemplateSimulation {
  private static final double DAYS_A_YEAR = 365.25;

  private TemplateSimulation() {}

  /**
   * What would have happened.
   *
   * @param openings when loops would have begun, in order
   * @param watched from the first event to the last
   * @param falseOpenings of a template for change points, how many there would be by chance alone
   *     in a series at rest, at the most, by what its sensitivity promises; empty for other
   *     triggers, of which nothing is promised
   */
  public record Outlook(List<Opening> openings, Duration watched, OptionalDouble falseOpenings) {}

  /**
   * A loop that would have begun.
   *
   * @param at when
   * @param since since when what triggered had held
   * @param event the newest event at {@code since}
   * @param seen what was measured then: of a change point its size as {@link
   *     Trigger.OnChangePoint#leastEffect} has it; of a direction the change in percent; of a
   *     threshold the statistic; of missing data the seconds of silence
   */
  public record Opening(Instant at, Instant since, OutcomeEvent event, double seen) {}

  /**
   * Runs a template over a series. Takes time in proportion to the number of events and, for a
   * direction, to its window.
   *
   * @param events of that series, oldest first, ordered by when they occurred
   * @param settings how its detector is set; also says which scores are the good ones
   */
  public static Outlook run(
      LoopTemplate template,
      SeriesKey series,
      List<OutcomeEvent> events,
      DetectorSettings settings) {
    if (events.isEmpty()) {
      return new Outlook(List.of(), Duration.ZERO, OptionalDouble.empty());
    }
    List<Holding> holdings =
        switch (template.trigger()) {
          case Trigger.OnChangePoint change ->
              ChangePointReplay.of(change, series, events, settings);
          case Trigger.OnDirection direction ->
              DirectionReplay.of(
                  direction, series.metricType(), isLessBetter(series, settings), events);
          case Trigger.OnThreshold threshold -> ThresholdReplay.of(threshold, events);
          case Trigger.OnNoData missing -> SilenceReplay.of(missing, events);
          case Trigger.ByHand byHand -> List.of();
        };
    Duration watched =
        Duration.between(events.getFirst().occurredAt(), events.getLast().occurredAt());
    return new Outlook(
        new OpeningReplay(template, events).of(holdings),
        watched,
        falseOpenings(template.trigger(), settings, watched));
  }

  private static boolean isLessBetter(SeriesKey series, DetectorSettings settings) {
    boolean isTurned =
        series.metricType() == MetricType.QUALITY_SCORE
            && settings.scale() != null
            && settings.scale().lessIsBetter();
    return isTurned || series.metricType().lessIsBetter();
  }

  private static OptionalDouble falseOpenings(
      Trigger trigger, DetectorSettings settings, Duration watched) {
    if (!(trigger instanceof Trigger.OnChangePoint)) {
      return OptionalDouble.empty();
    }
    double years = watched.toSeconds() / (Duration.ofDays(1).toSeconds() * DAYS_A_YEAR);
    return OptionalDouble.of(settings.sensitivity().falseAlarmsPerYear() * years);
  }
}

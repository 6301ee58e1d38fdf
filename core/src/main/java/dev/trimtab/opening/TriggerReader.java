package dev.trimtab.opening;

import dev.trimtab.change.ChangeHistory;
import dev.trimtab.loop.Trigger;
import dev.trimtab.loop.Trigger.Statistic;
import dev.trimtab.outcome.Aggregate;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.Selection;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.TenantId;
import dev.trimtab.trend.Trend;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads whether the state that triggers holds for a series at present. Thread-safe.
 *
 * <p>Percentiles are those of the newest {@value #MOST_SAMPLES} events of the time looked back on;
 * every other statistic is of all of them.
 */
public final class TriggerReader {
  static final int MOST_SAMPLES = 10_000;

  private final OutcomeStore outcomes;
  private final Better better;

  /** Whether less is better in a series. */
  @FunctionalInterface
  public interface Better {
    boolean isLess(TenantId tenant, SeriesKey series);
  }

  public TriggerReader(OutcomeStore outcomes, Better better) {
    this.outcomes = outcomes;
    this.better = better;
  }

  /** What is seen, in a sentence; empty where the state does not hold. */
  Optional<String> direction(TenantId tenant, Trigger.OnDirection trigger, SeriesKey series) {
    double[] values = outcomes.newest(tenant, selection(series, TimeRange.ALL), trigger.window());
    Trend trend = Trend.of(series.metricType(), better.isLess(tenant, series), values);
    return trend.direction() == trigger.direction()
        ? Optional.of(Sentences.of(series, trend))
        : Optional.empty();
  }

  /** The same of a threshold: of no events only their count says anything. */
  Optional<String> threshold(
      TenantId tenant, Trigger.OnThreshold trigger, SeriesKey series, Instant now) {
    OptionalDouble seen = statistic(tenant, trigger, series, now);
    return seen.isPresent() && isBeyond(trigger, seen.getAsDouble())
        ? Optional.of(Sentences.of(series, trigger, seen.getAsDouble()))
        : Optional.empty();
  }

  private static boolean isBeyond(Trigger.OnThreshold trigger, double seen) {
    return switch (trigger.side()) {
      case ABOVE -> seen > trigger.limit();
      case BELOW -> seen < trigger.limit();
    };
  }

  private OptionalDouble statistic(
      TenantId tenant, Trigger.OnThreshold trigger, SeriesKey series, Instant now) {
    TimeRange range = back(now, trigger.over());
    double percent =
        switch (trigger.statistic()) {
          case P50 -> 50;
          case P90 -> 90;
          case P99 -> 99;
          case MEAN, COUNT, MIN, MAX -> Double.NaN;
        };
    if (!Double.isNaN(percent)) {
      return nearestRank(values(tenant, series, range), percent);
    }
    Aggregate all = outcomes.aggregate(tenant, selection(series, range));
    if (all.count() == 0 && trigger.statistic() != Statistic.COUNT) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        switch (trigger.statistic()) {
          case MEAN -> all.mean();
          case COUNT -> all.count();
          case MIN -> all.min();
          case MAX -> all.max();
          case P50, P90, P99 -> throw new IllegalStateException("a percentile takes the events");
        });
  }

  private double[] values(TenantId tenant, SeriesKey series, TimeRange range) {
    return ChangeHistory.newest(outcomes, tenant, series, range, MOST_SAMPLES).events().stream()
        .mapToDouble(OutcomeEvent::value)
        .sorted()
        .toArray();
  }

  private static OptionalDouble nearestRank(double[] sorted, double percent) {
    return sorted.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(sorted[(int) Math.ceil(sorted.length * percent / 100) - 1]);
  }

  /**
   * The same of silence: it holds until as long again has passed.
   *
   * @param last when the newest event of the series occurred
   */
  static Optional<String> silence(
      Trigger.OnNoData trigger, SeriesKey series, Instant last, Instant now) {
    Duration silent = Duration.between(last, now);
    boolean holds =
        silent.compareTo(trigger.silence()) >= 0
            && silent.compareTo(trigger.silence().multipliedBy(2)) < 0;
    return holds
        ? Optional.of(Sentences.silence(series, trigger.silence(), last))
        : Optional.empty();
  }

  /** When the newest event of a series occurred; empty where it has none. */
  Optional<Instant> last(TenantId tenant, SeriesKey series) {
    EventQuery newest =
        new EventQuery(
            series.domain(),
            series.eventType(),
            series.metricType(),
            TimeRange.ALL,
            Map.of(),
            1,
            null);
    return outcomes.events(tenant, newest).events().stream()
        .map(OutcomeEvent::occurredAt)
        .findFirst();
  }

  static TimeRange back(Instant now, Duration length) {
    Instant since = now.minus(length);
    return new TimeRange(since.isBefore(Instant.EPOCH) ? Instant.EPOCH : since, null);
  }

  private static Selection selection(SeriesKey series, TimeRange range) {
    return new Selection(series.metricType(), series.domain(), series.eventType(), range);
  }
}

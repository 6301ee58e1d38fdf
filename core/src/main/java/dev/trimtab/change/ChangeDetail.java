package dev.trimtab.change;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.stat.Interval;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the samples around a change point show. They are chosen by the alarm, so that the difference
 * looks a little larger than it is.
 *
 * @param before where the series lay before the change began; null where no sample is left of it
 * @param after where it has lain since, until the alert ended
 * @param difference where after less before lies, with at least 90 % confidence; null where nothing
 *     can be said
 * @param examples the newest bad samples since the change began, newest first; of an improvement,
 *     the newest good ones
 */
public record ChangeDetail(
    @Nullable LevelEstimate before,
    @Nullable LevelEstimate after,
    @Nullable Interval difference,
    List<OutcomeEvent> examples) {
  private static final int MOST_SAMPLES = 2_000;
  private static final int EXAMPLES = 5;
  private static final Duration LONGEST = Duration.ofDays(30);

  /**
   * Reads what it needs, a bounded number of events.
   *
   * @param scale of the scores, where the domain declared one
   */
  public static ChangeDetail of(
      OutcomeStore store, TenantId tenant, ChangePoint point, @Nullable ScoreScale scale) {
    Onset onset = point.onset();
    Instant oldest = onset.earliest().minus(LONGEST);
    TimeRange past =
        new TimeRange(oldest.isBefore(Instant.EPOCH) ? null : oldest, onset.earliest());
    TimeRange now = new TimeRange(onset.start(), end(point));
    List<OutcomeEvent> before =
        ChangeHistory.newest(store, tenant, point.watched(), past, MOST_SAMPLES).events();
    List<OutcomeEvent> after =
        ChangeHistory.newest(store, tenant, point.watched(), now, MOST_SAMPLES).events();
    MetricType metric = point.watched().metricType();
    LevelEstimate usual = estimate(metric, scale, before);
    LevelEstimate present = estimate(metric, scale, after);
    return new ChangeDetail(
        usual, present, difference(usual, present), examples(point, metric, scale, after));
  }

  /** Just after the sample that ended it, or the latest there is. */
  private static @Nullable Instant end(ChangePoint point) {
    Ending ending = point.ending();
    boolean isAtOnce = ending != null && ending.found() == null;
    if (ending == null || isAtOnce) {
      return null;
    }
    return Micros.toInstant(Micros.of(ending.at()) + 1);
  }

  private static @Nullable LevelEstimate estimate(
      MetricType metric, @Nullable ScoreScale scale, List<OutcomeEvent> events) {
    return events.isEmpty()
        ? null
        : LevelEstimate.of(
            metric, scale, events.stream().mapToDouble(OutcomeEvent::value).toArray());
  }

  private static @Nullable Interval difference(
      @Nullable LevelEstimate before, @Nullable LevelEstimate after) {
    if (before == null || after == null) {
      return null;
    }
    Interval difference = after.interval().minus(before.interval());
    return Double.isFinite(difference.low()) && Double.isFinite(difference.high())
        ? difference
        : null;
  }

  private static List<OutcomeEvent> examples(
      ChangePoint point, MetricType metric, @Nullable ScoreScale scale, List<OutcomeEvent> after) {
    Badness badness = Badness.of(point.alarm(), metric, scale);
    List<OutcomeEvent> examples = new ArrayList<>();
    for (OutcomeEvent event : after.reversed()) {
      if (badness.of(event.value()) >= 0.5 && examples.size() < EXAMPLES) {
        examples.add(event);
      }
    }
    return examples;
  }
}

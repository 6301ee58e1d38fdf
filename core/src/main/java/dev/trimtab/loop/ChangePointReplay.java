package dev.trimtab.loop;

import dev.trimtab.change.Detection;
import dev.trimtab.change.DetectorSettings;
import dev.trimtab.change.Direction;
import dev.trimtab.change.ScoreScale;
import dev.trimtab.change.Simulation;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.SeriesKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From when until when a change point would have been open that is large enough. */
final class ChangePointReplay {
  private ChangePointReplay() {}

  static List<Holding> of(
      Trigger.OnChangePoint trigger,
      SeriesKey series,
      List<OutcomeEvent> events,
      DetectorSettings settings) {
    List<Detection> found = Simulation.run(series, events, settings);
    Instant end = Holding.endOf(events.getLast().occurredAt());
    List<Holding> holdings = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Detection each = found.get(i);
      double effect = effect(each, series.metricType(), settings.scale(), events);
      if (each.kind() == Detection.Kind.ALARM
          && each.direction() == trigger.direction()
          && effect >= trigger.leastEffect()) {
        Instant until = i + 1 < found.size() ? at(found.get(i + 1)) : end;
        holdings.add(new Holding(at(each), until, place(each), effect, true));
      }
    }
    return holdings;
  }

  private static Instant at(Detection found) {
    return Micros.toInstant(found.at().occurredAtMicros());
  }

  private static int place(Detection found) {
    return (int) found.at().position() - 1;
  }

  /** The distance as {@link Trigger.OnChangePoint#leastEffect} has it. */
  private static double effect(
      Detection found, MetricType metric, @Nullable ScoreScale scale, List<OutcomeEvent> events) {
    double distance = Math.abs(found.current().mean() - found.baseline().level().mean());
    if (metric == MetricType.SUCCESS_RATE) {
      return distance;
    }
    if (metric == MetricType.QUALITY_SCORE && scale != null) {
      double range = scale.high() - scale.low();
      if (Double.isFinite(range)) {
        return distance / range;
      }
    }
    int since = (int) found.start().position() - 1;
    double typical = found.baseline().typical();
    List<OutcomeEvent> now = events.subList(since, place(found) + 1);
    long above = now.stream().filter(event -> event.value() > typical).count();
    long below = now.stream().filter(event -> event.value() < typical).count();
    boolean isUpward = isLessBetter(metric, scale) == (found.direction() == Direction.DECLINE);
    return (double) (isUpward ? above : below) / now.size() - 0.5;
  }

  private static boolean isLessBetter(MetricType metric, @Nullable ScoreScale scale) {
    return metric.lessIsBetter()
        || (metric == MetricType.QUALITY_SCORE && scale != null && scale.lessIsBetter());
  }
}

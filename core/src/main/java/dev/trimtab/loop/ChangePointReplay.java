package dev.trimtab.loop;

import dev.trimtab.change.Detection;
import dev.trimtab.change.DetectorSettings;
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
      double size = size(each, series.metricType(), settings.scale(), events);
      if (each.kind() == Detection.Kind.ALARM
          && each.direction() == trigger.direction()
          && size >= trigger.leastEffect()) {
        Instant until = i + 1 < found.size() ? at(found.get(i + 1)) : end;
        holdings.add(new Holding(at(each), until, place(each), size, true));
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

  private static double size(
      Detection found, MetricType metric, @Nullable ScoreScale scale, List<OutcomeEvent> events) {
    int start = (int) found.start().position() - 1;
    return ChangeSize.of(
        found,
        metric,
        scale,
        () ->
            events.subList(start, place(found) + 1).stream()
                .mapToDouble(OutcomeEvent::value)
                .toArray());
  }
}

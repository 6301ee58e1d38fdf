package dev.trimtab.loop;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.trend.Trend;
import java.util.List;

/** When the contract's direction was the one that triggers. */
final class DirectionReplay {
  private DirectionReplay() {}

  static List<Holding> of(
      Trigger.OnDirection trigger,
      MetricType metric,
      boolean lessIsBetter,
      List<OutcomeEvent> events) {
    HoldingLine line = new HoldingLine();
    for (int i = 0; i < events.size(); i++) {
      double[] values =
          events.subList(Math.max(0, i + 1 - trigger.window()), i + 1).stream()
              .mapToDouble(OutcomeEvent::value)
              .toArray();
      Trend trend = Trend.of(metric, lessIsBetter, values);
      boolean holds = trend.direction() == trigger.direction();
      line.take(events.get(i).occurredAt(), holds, i, trend.changePercent());
    }
    return line.end(events.getLast().occurredAt());
  }
}

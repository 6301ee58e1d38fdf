package dev.trimtab.loop;

import dev.trimtab.loop.Trigger.Side;
import dev.trimtab.loop.Trigger.Statistic;
import dev.trimtab.outcome.OutcomeEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When a statistic lay beyond its limit, as events came and as they fell out of the time it looks
 * back on. Of no events only their count says anything; and a count is held to its limit when the
 * series is as old as the time it looks back on.
 */
final class ThresholdReplay {
  private final Trigger.OnThreshold trigger;
  private final List<OutcomeEvent> events;
  private final RecentValues recent = new RecentValues();
  private final HoldingLine line = new HoldingLine();
  private int gone;

  private ThresholdReplay(Trigger.OnThreshold trigger, List<OutcomeEvent> events) {
    this.trigger = trigger;
    this.events = events;
  }

  static List<Holding> of(Trigger.OnThreshold trigger, List<OutcomeEvent> events) {
    return new ThresholdReplay(trigger, events).run();
  }

  private List<Holding> run() {
    for (int i = 0; i < events.size(); i++) {
      Instant at = events.get(i).occurredAt();
      passUntil(at, i - 1);
      recent.add(events.get(i).value());
      if (i + 1 == events.size() || events.get(i + 1).occurredAt().isAfter(at)) {
        look(at, i);
      }
    }
    return line.end(events.getLast().occurredAt());
  }

  /** Lets those go that are too old at {@code at}, one moment after the other. */
  private void passUntil(Instant at, int newest) {
    Duration over = trigger.over();
    while (gone <= newest && !events.get(gone).occurredAt().plus(over).isAfter(at)) {
      Instant moment = events.get(gone).occurredAt().plus(over);
      while (gone <= newest && events.get(gone).occurredAt().plus(over).equals(moment)) {
        recent.remove(events.get(gone).value());
        gone++;
      }
      if (moment.isBefore(at)) {
        look(moment, newest);
      }
    }
  }

  private void look(Instant at, int newest) {
    boolean isCount = trigger.statistic() == Statistic.COUNT;
    boolean says =
        isCount
            ? !at.isBefore(events.getFirst().occurredAt().plus(trigger.over()))
            : recent.count() > 0;
    double seen = says ? recent.statistic(trigger.statistic()) : 0;
    boolean isBeyond =
        trigger.side() == Side.ABOVE ? seen > trigger.limit() : seen < trigger.limit();
    line.take(at, says && isBeyond, newest, seen);
  }
}

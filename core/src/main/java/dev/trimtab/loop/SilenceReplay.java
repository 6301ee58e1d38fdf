package dev.trimtab.loop;

import dev.trimtab.outcome.OutcomeEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When no event had come for a time, after a time of the same length in which some had. */
final class SilenceReplay {
  private SilenceReplay() {}

  static List<Holding> of(Trigger.OnNoData trigger, List<OutcomeEvent> events) {
    Duration silence = trigger.silence();
    List<Holding> holdings = new ArrayList<>();
    for (int i = 0; i + 1 < events.size(); i++) {
      Instant from = events.get(i).occurredAt().plus(silence);
      Instant next = events.get(i + 1).occurredAt();
      Instant forgotten = from.plus(silence);
      if (next.isAfter(from)) {
        Instant until = next.isBefore(forgotten) ? next : forgotten;
        holdings.add(new Holding(from, until, i, silence.toMillis() / 1000.0, false));
      }
    }
    return holdings;
  }
}

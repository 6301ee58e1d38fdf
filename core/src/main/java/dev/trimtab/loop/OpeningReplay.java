package dev.trimtab.loop;

import dev.trimtab.loop.TemplateSimulation.Opening;
import dev.trimtab.outcome.OutcomeEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of the times for which what triggers held would have opened loops, and when. */
final class OpeningReplay {
  private static final Duration VOLUME = Duration.ofDays(30);

  private final LoopTemplate template;
  private final List<OutcomeEvent> events;
  private final List<Opening> openings = new ArrayList<>();
  private @Nullable Instant last;

  OpeningReplay(LoopTemplate template, List<OutcomeEvent> events) {
    this.template = template;
    this.events = events;
  }

  /**
   * The openings.
   *
   * @param holdings in order, none within another
   */
  List<Opening> of(List<Holding> holdings) {
    for (Holding each : holdings) {
      Instant at = soonest(each);
      while (at != null) {
        openings.add(new Opening(at, each.from(), events.get(each.event()), each.seen()));
        last = at;
        at = each.isOnce() || !canPass() ? null : soonest(each);
      }
    }
    return List.copyOf(openings);
  }

  /** Without a cooldown, a state would open loops without end. */
  private boolean canPass() {
    Patience patience = template.patience();
    return !patience.cooldown().isZero() || patience.cooldownSamples() > 0;
  }

  /** When it opens a loop; null where it is over before. */
  private @Nullable Instant soonest(Holding holding) {
    Instant at = holding.from().plus(template.patience().holds());
    Instant later = at;
    while (later != null && isWithin(later, holding)) {
      at = later;
      later = afterCooldown(at);
      later = later == null ? null : afterVolume(later);
      later = later == null ? null : afterQuietHours(later);
      if (at.equals(later)) {
        return at;
      }
    }
    return null;
  }

  private static boolean isWithin(Instant at, Holding holding) {
    return at.isBefore(holding.until()) || at.equals(holding.from());
  }

  private @Nullable Instant afterCooldown(Instant at) {
    if (last == null) {
      return at;
    }
    Patience patience = template.patience();
    Instant over = last.plus(patience.cooldown());
    long needed = before(last) + patience.cooldownSamples();
    if (needed > events.size()) {
      return null;
    }
    Instant enough =
        patience.cooldownSamples() == 0 ? over : events.get((int) needed - 1).occurredAt();
    Instant both = enough.isAfter(over) ? enough : over;
    return both.isAfter(at) ? both : at;
  }

  /** Not before the series has had as many events as it must have. */
  private @Nullable Instant afterVolume(Instant at) {
    int seen = before(at);
    if (seen - before(at.minus(VOLUME)) >= template.match().minimumSamples()) {
      return at;
    }
    return seen < events.size() ? events.get(seen).occurredAt() : null;
  }

  private Instant afterQuietHours(Instant at) {
    Patience.QuietHours quiet = template.patience().quietHours();
    return quiet != null && quiet.contains(at) ? quiet.endAfter(at) : at;
  }

  /** How many events had occurred by then, those of that very moment included. */
  private int before(Instant moment) {
    int low = 0;
    int high = events.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (events.get(middle).occurredAt().isAfter(moment)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}

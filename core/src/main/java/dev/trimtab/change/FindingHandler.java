package dev.trimtab.change;

import dev.trimtab.change.ChangeStore.Found;
import dev.trimtab.outcome.Micros;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes up what detectors found: dates a change, looks for where it comes from, and keeps it; ends
 * the change point whose series is well again. Any number of nodes may do so at the same time.
 */
public final class FindingHandler {
  private final ChangeStore changes;
  private final CauseFinder causes;

  public FindingHandler(ChangeStore changes, CauseFinder causes) {
    this.changes = changes;
    this.causes = causes;
  }

  /**
   * Takes one finding up.
   *
   * @param at what time it is
   */
  public void handle(Found found, Instant at) {
    Optional<Detection> detection = Detection.decode(found.content());
    if (detection.isEmpty()) {
      changes.pass(found, at);
    } else if (detection.get().kind() == Detection.Kind.ALARM) {
      open(found, detection.get(), at);
    } else {
      close(found, detection.get(), at);
    }
  }

  private void open(Found found, Detection alarm, Instant now) {
    Lookback lookback = back(found, alarm);
    ScoreScale scale = causes.scale(found.tenant(), found.watched());
    boolean isBounded = scale != null && scale.isBounded();
    Onset onset =
        new OnsetFinder(alarm, found.watched().metricType(), isBounded).find(lookback.samples());
    Instant at = Micros.toInstant(alarm.at().occurredAtMicros());
    Ending ending =
        alarm.direction() == Direction.IMPROVEMENT
            ? new Ending(Ending.Kind.SETTLED, at, null)
            : null;
    Attribution attribution =
        causes.find(found.tenant(), found.watched(), alarm, onset, lookback, CauseFinder.DEPTH);
    changes.open(
        found.tenant(),
        new ChangePoint(found.id(), found.watched(), alarm, onset, attribution, ending, null),
        now);
  }

  private Lookback back(Found found, Detection detection) {
    return causes.back(found.tenant(), found.watched(), detection.at().occurredAtMicros());
  }

  private void close(Found found, Detection end, Instant now) {
    Ending.Kind kind =
        end.kind() == Detection.Kind.RECOVERED ? Ending.Kind.RECOVERED : Ending.Kind.SETTLED;
    Ending ending = new Ending(kind, Micros.toInstant(end.at().occurredAtMicros()), end);
    Attribution attribution =
        changes
            .open(found)
            .map(
                point ->
                    causes.find(
                        found.tenant(),
                        found.watched(),
                        point.alarm(),
                        point.onset(),
                        back(found, end),
                        CauseFinder.DEPTH))
            .orElse(null);
    changes.close(found, ending, attribution, now);
  }
}

package dev.trimtab.loop;

import dev.trimtab.change.ScoreScale;
import dev.trimtab.outcome.MetricType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verification is held against, as it was when it began: nothing that is changed or removed
 * later touches it.
 *
 * @param asked how the verdict is reached
 * @param fresh from when on samples are fresh
 * @param after fresh ones were stored behind this position
 * @param variants which variants count as changed
 * @param decline how far the series fell; null where that is not known
 * @param tracks the series that the verdict is about, then the guardrails
 */
public record TapeBasis(
    Verification asked,
    Instant fresh,
    long after,
    Variants variants,
    @Nullable Decline decline,
    List<Track> tracks)
    implements TapeLine {
  public TapeBasis {
    tracks = List.copyOf(tracks);
    if (tracks.size() != 1 + asked.guardrails().size()) {
      throw new IllegalArgumentException(
          tracks.size() + " tracks and " + asked.guardrails().size() + " guardrails");
    }
  }

  @Override
  public int number() {
    return 0;
  }

  /** Before it fresh samples must have occurred and been recorded. */
  public Instant deadline() {
    return fresh.plus(asked.deadline());
  }

  /**
   * One series before the action.
   *
   * @param scale of the scores, where the domain declared one
   * @param typical as in {@link Compared}; not a number where it is not known
   */
  public record Track(
      MetricType metricType, @Nullable ScoreScale scale, double typical, Run before) {
    Compared compared(MarkedRun fresh, boolean concurrent) {
      return concurrent
          ? Compared.concurrently(
              metricType,
              scale,
              typical,
              before,
              new Compared.Sides(fresh.only(Mark.OTHER), fresh.only(Mark.CHANGED)))
          : Compared.of(metricType, scale, typical, before, fresh.run());
    }
  }
}

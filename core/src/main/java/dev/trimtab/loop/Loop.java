package dev.trimtab.loop;

import dev.trimtab.outcome.SeriesKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One instance of a template on one series, from trigger to verdict, as it stands.
 *
 * @param id time-ordered, given by whoever opens it
 * @param template the name of its template
 * @param templateVersion the version it keeps
 * @param series what it is about
 * @param cause what opened it
 * @param standing where it stands
 * @param openedAt when it was opened
 * @param action what is known of what was done; null while nothing was
 * @param verdict what fresh outcomes showed; null while they have shown nothing
 * @param listed its place in the list of its tenant's verifications; null where it never verified,
 *     or began to before there was a list
 * @param endedAt when it ended; null while it has not
 * @param lines how many lines its record has
 * @param revision how often it has been changed: whoever changes it names the one that was seen
 */
public record Loop(
    String id,
    String template,
    int templateVersion,
    SeriesKey series,
    Cause cause,
    Standing standing,
    Instant openedAt,
    @Nullable Action action,
    @Nullable Verdict verdict,
    @Nullable Listed listed,
    @Nullable Instant endedAt,
    int lines,
    long revision) {
  /**
   * Where a loop stands.
   *
   * @param step the place of the step it is at, from 0; -1 before the first
   * @param isUndoing whether it takes back what it did, from that step to the first
   * @param since when it came there
   * @param dueAt when it is looked at again, though nothing happens; null for never
   */
  public record Standing(
      LoopState state, int step, boolean isUndoing, Instant since, @Nullable Instant dueAt) {}

  /**
   * What was done.
   *
   * @param began when the first thing was begun: what occurred before it is what there is to beat
   * @param done when the last was done; null while something is under way
   */
  public record Action(Instant began, @Nullable Instant done) {}

  public LoopState state() {
    return standing.state();
  }

  /** Whether it went beyond its trigger, the first step is the one at 0; or somebody ended it. */
  public boolean hasBegun() {
    return standing.step() >= 0;
  }

  public boolean isOpen() {
    return !standing.state().isEnd();
  }
}

package dev.trimtab.change;

import dev.trimtab.outcome.Watched;
import org.jspecify.annotations.Nullable;

/**
 * A significant change of a series or a pool: since when, how large, how sure, where from, and what
 * became of it.
 *
 * @param id which it is
 * @param watched what changed
 * @param alarm what the detector found
 * @param onset when it began
 * @param attribution where it comes from; null where nobody has looked yet
 * @param ending how its alert ended; null while it is open
 * @param feedback what people say of it; null where nobody has said anything
 */
public record ChangePoint(
    ChangeId id,
    Watched watched,
    Detection alarm,
    Onset onset,
    @Nullable Attribution attribution,
    @Nullable Ending ending,
    @Nullable Feedback feedback) {
  /** The same with other causes. */
  public ChangePoint with(Attribution other) {
    return new ChangePoint(id, watched, alarm, onset, other, ending, feedback);
  }

  public boolean isOpen() {
    return ending == null;
  }
}

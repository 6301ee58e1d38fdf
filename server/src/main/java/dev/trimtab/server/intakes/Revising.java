package dev.trimtab.server.intakes;

import dev.trimtab.intake.IntakeRefusal;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Changes one thing that others may be changing at the same time.
 *
 * @param find reads it as it is
 * @param revision how often it has been changed
 * @param store keeps a change of what was seen; empty where it has been changed since
 */
record Revising<T>(
    Supplier<Optional<T>> find, ToLongFunction<T> revision, Function<T, Optional<T>> store) {
  private static final int ATTEMPTS = 5;

  /**
   * Makes a change, anew where somebody else was faster.
   *
   * @param seen the revision that whoever asks has seen, which must be that of now; null for any
   * @param change may throw {@link IntakeRefusal}
   */
  Changed<T> change(@Nullable Integer seen, UnaryOperator<T> change) {
    Optional<T> found = find.get();
    for (int attempt = 0; attempt < ATTEMPTS && found.isPresent(); attempt++) {
      T now = found.get();
      if (seen != null && seen != revision.applyAsLong(now)) {
        return new Changed.Refused<>(
            now,
            "it has been changed: its revision is %d by now, not %d"
                .formatted(revision.applyAsLong(now), seen));
      }
      try {
        Optional<T> stored = store.apply(change.apply(now));
        if (stored.isPresent()) {
          return new Changed.Done<>(stored.get());
        }
      } catch (IntakeRefusal refusal) {
        return new Changed.Refused<>(now, String.valueOf(refusal.getMessage()));
      }
      found = find.get();
    }
    return found
        .<Changed<T>>map(now -> new Changed.Refused<>(now, "others are changing it: try again"))
        .orElseGet(Changed.Unknown::new);
  }
}

package dev.trimtab.server.intakes;

import dev.trimtab.server.http.ProblemException;
import dev.trimtab.server.http.ProblemKind;

/**
 * What became of a change that somebody asked for.
 *
 * @param <T> what was to be changed
 */
sealed interface Changed<T> {
  /** It was made. */
  record Done<T>(T now) implements Changed<T> {}

  /** It was not, and why. */
  record Refused<T>(T asItIs, String why) implements Changed<T> {}

  /** There is nothing of that id. */
  record Unknown<T>() implements Changed<T> {}

  /**
   * What was made of it.
   *
   * @param unknown said where there is nothing of that id
   * @throws ProblemException 404 or 409 where nothing was
   */
  default T orRefusal(String unknown) {
    return switch (this) {
      case Done<T>(T now) -> now;
      case Refused<T> refused -> throw new ProblemException(ProblemKind.CONFLICT, refused.why());
      case Unknown<T> _ -> throw new ProblemException(ProblemKind.NOT_FOUND, unknown);
    };
  }
}

package dev.trimtab.server.channels;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a notice. The answers are for people, and hold no secret. */
public sealed interface SendResult {
  /** In words, a few hundred characters at the most. */
  String answer();

  /** Taken; what was to be done is done. */
  record Delivered(String answer) implements SendResult {}

  /** Taken; whoever took it says later that it is done. Only what changes something is. */
  record Accepted(String answer) implements SendResult {}

  /**
   * Not taken.
   *
   * @param isFinal whether another try would come to the same
   * @param retryAfter how long the receiver wants to be left alone; null where it did not say
   */
  record Failed(String answer, boolean isFinal, @Nullable Duration retryAfter)
      implements SendResult {
    static Failed forGood(String answer) {
      return new Failed(answer, true, null);
    }

    static Failed forNow(String answer) {
      return new Failed(answer, false, null);
    }
  }
}

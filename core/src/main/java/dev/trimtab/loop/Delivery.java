package dev.trimtab.loop;

import dev.trimtab.outcome.SystemDomain;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes out for a loop: a message, a call that changes something, or one that takes
 * it back; and, at its end, its verdict. Stored with the step that wants it, sent afterwards, and
 * again until somebody has taken it or it has been tried often enough.
 *
 * @param id what the receiver knows a repetition by
 * @param loop for which loop
 * @param step the place of its step
 * @param channel the name of a channel of the tenant; of a verdict {@link SystemDomain#LOOPS}
 * @param kind what it is
 * @param entry the line of the loop's record that it tells of
 */
public record Delivery(String id, String loop, int step, String channel, Kind kind, int entry) {
  /** What it is. The code is what is stored and never changes its meaning. */
  public enum Kind {
    /** Somebody is told. The loop does not wait for it. */
    MESSAGE(1),
    /** Something is changed. */
    ACTION(2),
    /** What was changed is taken back. */
    UNDO(3),
    /** The loop's verdict is recorded as an outcome, in this server's own domain. */
    VERDICT(4);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    public int code() {
      return code;
    }

    public static Kind ofCode(int code) {
      return values()[code - 1];
    }
  }

  /**
   * How far one is.
   *
   * @param status where it stands
   * @param attempts how often it was tried
   * @param nextAt when it is tried next; null where it is not
   * @param answer what the last attempt came to, in words; null before the first
   */
  public record Progress(
      Status status, int attempts, @Nullable Instant nextAt, @Nullable String answer) {}

  /** Where one stands. The code is what is stored and never changes its meaning. */
  public enum Status {
    WAITING(1),
    /** Taken, and done. */
    DELIVERED(2),
    /** Taken; whoever took it says when it is done. */
    ACCEPTED(3),
    /** Not taken, however often it was tried; somebody may send it again. */
    DEAD(4);

    private final int code;

    Status(int code) {
      this.code = code;
    }

    public int code() {
      return code;
    }

    public static Status ofCode(int code) {
      return values()[code - 1];
    }
  }
}
